import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from 'react';
import { useT } from '../i18n/locale-provider.js';
import { uiMessages } from '../ui/messages.js';
import { resolveContrast } from './contrast.js';
import { createAppTheme, DENSITIES, type Density } from './theme.js';

const DENSITY_KEY = 'encours.density';
/** `auto`: as much contrast as the system asks for. */
export const CONTRASTS = ['auto', 'more'] as const;
export type Contrast = (typeof CONTRASTS)[number];
/** The key is also read by `public/boot.js`. */
const CONTRAST_KEY = 'encours.contrast';
/** The key is also read by `public/boot.js`. */
const colorSchemeManager = localStorageColorSchemeManager({ key: 'encours.scheme' });

interface LookContextValue {
  readonly density: Density;
  readonly setDensity: (density: Density) => void;
  readonly contrast: Contrast;
  readonly setContrast: (contrast: Contrast) => void;
}
const LookContext = createContext<LookContextValue | null>(null);

interface ThemeProviderProps {
  readonly children: ReactNode;
}

export function ThemeProvider({ children }: ThemeProviderProps) {
  const [density, setDensity] = useState(() => readChoice(DENSITY_KEY, DENSITIES));
  const [contrast, setContrast] = useState(() => readChoice(CONTRAST_KEY, CONTRASTS));
  useContrastOnPage(contrast);
  const { close } = useT(uiMessages);
  const theme = useMemo(() => createAppTheme(density, close), [density, close]);
  const value = useMemo(
    () => ({
      density,
      setDensity: (next: Density) => {
        localStorage.setItem(DENSITY_KEY, next);
        setDensity(next);
      },
      contrast,
      setContrast: (next: Contrast) => {
        localStorage.setItem(CONTRAST_KEY, next);
        setContrast(next);
      },
    }),
    [density, contrast],
  );
  return (
    <LookContext value={value}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={resolveContrast}
        colorSchemeManager={colorSchemeManager}
        defaultColorScheme="auto"
      >
        {children}
      </MantineProvider>
    </LookContext>
  );
}

/** The reader's own choices besides light and dark. */
export function useLook(): LookContextValue {
  const value = useContext(LookContext);
  if (value === null) throw new Error('ThemeProvider is missing above this component');
  return value;
}

/** Marks the page for the rules of `contrast.css`. */
function useContrastOnPage(contrast: Contrast): void {
  const systemWantsMore = useMediaQuery('(prefers-contrast: more)');
  const isMore = contrast === 'more' || systemWantsMore;
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-more-contrast', isMore);
  }, [isMore]);
}

/** The member stored under the key, or the first one. */
function readChoice<const T extends string>(key: string, members: readonly [T, ...T[]]): T {
  const stored = localStorage.getItem(key);
  return members.find((member) => member === stored) ?? members[0];
}
