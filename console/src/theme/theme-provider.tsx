import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useT } from '../i18n/locale-provider.js';
import { uiMessages } from '../ui/messages.js';
import { resolveContrast } from './contrast.js';
import { createAppTheme, DENSITIES, type Density } from './theme.js';

const DENSITY_KEY = 'encours.density';
/** The key is also read by `public/boot.js`. */
const colorSchemeManager = localStorageColorSchemeManager({ key: 'encours.scheme' });

interface DensityContextValue {
  readonly density: Density;
  readonly setDensity: (density: Density) => void;
}
const DensityContext = createContext<DensityContextValue | null>(null);

interface ThemeProviderProps {
  readonly children: ReactNode;
}

export function ThemeProvider({ children }: ThemeProviderProps) {
  const [density, setState] = useState(readDensity);
  const { close } = useT(uiMessages);
  const theme = useMemo(() => createAppTheme(density, close), [density, close]);
  const value = useMemo(
    () => ({
      density,
      setDensity: (next: Density) => {
        localStorage.setItem(DENSITY_KEY, next);
        setState(next);
      },
    }),
    [density],
  );
  return (
    <DensityContext value={value}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={resolveContrast}
        colorSchemeManager={colorSchemeManager}
        defaultColorScheme="auto"
      >
        {children}
      </MantineProvider>
    </DensityContext>
  );
}

export function useDensity(): DensityContextValue {
  const value = useContext(DensityContext);
  if (value === null) throw new Error('ThemeProvider is missing above this component');
  return value;
}

function readDensity(): Density {
  const stored = localStorage.getItem(DENSITY_KEY);
  return DENSITIES.find((density) => density === stored) ?? 'comfortable';
}
