import { SegmentedControl } from '@mantine/core';
import { isLocale, LOCALE_NAMES, LOCALES } from '../i18n/locale.js';
import { useLocale, useT } from '../i18n/locale-provider.js';
import { layoutMessages } from './messages.js';

/** FR | EN, each named in its own language for screen readers. */
export function LocaleSwitch() {
  const t = useT(layoutMessages);
  const { locale, setLocale } = useLocale();
  return (
    <SegmentedControl
      size="xs"
      flex="none"
      aria-label={t.language}
      value={locale}
      onChange={(value) => {
        if (isLocale(value)) setLocale(value);
      }}
      data={LOCALES.map((code) => ({
        value: code,
        label: (
          <abbr lang={code} title={LOCALE_NAMES[code]} style={{ textDecoration: 'none' }}>
            {code.toUpperCase()}
          </abbr>
        ),
      }))}
    />
  );
}
