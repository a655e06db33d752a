import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { createFormats, type Formats } from './format.js';
import { type Locale, readLocale, storeLocale } from './locale.js';
import { type Catalogue, type Messages, messagesIn } from './messages.js';
import { setFrenchSpaces } from './typography.js';

interface LocaleContextValue {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
  readonly formats: Formats;
  readonly setCurrency: (currency: string) => void;
}

const LocaleContext = createContext<LocaleContextValue | null>(null);

interface LocaleProviderProps {
  readonly children: ReactNode;
}

export function LocaleProvider({ children }: LocaleProviderProps) {
  const [locale, setState] = useState(readLocale);
  const [currency, setCurrency] = useState('EUR');
  const setLocale = useCallback((next: Locale) => {
    storeLocale(next);
    setState(next);
  }, []);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const value = useMemo(
    () => ({ locale, setLocale, formats: createFormats(locale, currency), setCurrency }),
    [locale, setLocale, currency],
  );
  return <LocaleContext value={value}>{children}</LocaleContext>;
}

function useLocaleContext(): LocaleContextValue {
  const value = useContext(LocaleContext);
  if (value === null) throw new Error('LocaleProvider is missing above this component');
  return value;
}

export function useLocale(): Pick<LocaleContextValue, 'locale' | 'setLocale' | 'setCurrency'> {
  return useLocaleContext();
}

/** The messages of a feature in the reader's language. */
export function useT<M extends Catalogue>(catalogue: M): Messages<M> {
  return messagesIn(catalogue, useLocaleContext().locale);
}

export function useFormats(): Formats {
  return useLocaleContext().formats;
}

/** Reads texts that come from documents and from the server, which carry every language. */
export function useText(): (text: Readonly<Record<Locale, string>>) => string {
  const { locale } = useLocaleContext();
  return useCallback((text) => (locale === 'fr' ? setFrenchSpaces(text.fr) : text.en), [locale]);
}
