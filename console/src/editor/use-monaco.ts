import { useEffect, useState } from 'react';
import { useLocale } from '../i18n/locale-provider.js';
import { loadMonaco, type MonacoBundle } from './load-monaco.js';

export type MonacoState =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly bundle: MonacoBundle }
  | { readonly status: 'failed'; readonly error: unknown };

/** The editor's code, loaded when the first component asks for it. */
export function useMonaco(): MonacoState {
  const { locale } = useLocale();
  const [state, setState] = useState<MonacoState>({ status: 'loading' });
  useEffect(() => {
    let current = true;
    loadMonaco(locale).then(
      (bundle) => {
        if (current) setState({ status: 'ready', bundle });
      },
      (error: unknown) => {
        if (current) setState({ status: 'failed', error });
      },
    );
    return () => {
      current = false;
    };
  }, [locale]);
  return state;
}
