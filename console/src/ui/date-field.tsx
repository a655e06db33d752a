import '@mantine/dates/styles.css';
import 'dayjs/locale/fr.js';
import { DateInput, DatesProvider } from '@mantine/dates';
import type { ReactNode } from 'react';
import { useLocale, useT } from '../i18n/locale-provider.js';
import { HELP_BELOW } from './help-below.js';
import { uiMessages } from './messages.js';

interface DateFieldProps {
  readonly label: string;
  readonly description?: ReactNode;
  /** `YYYY-MM-DD`, or null. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly clearable?: boolean;
  readonly error?: string | null;
  readonly min?: string | null;
  readonly max?: string | null;
  readonly width?: number | string;
  readonly size?: 'xs' | 'sm';
  readonly className?: string | undefined;
  /** Instead of the pattern of a date. */
  readonly placeholder?: string | undefined;
}

/** A civil date, typed as day/month/year in both languages or picked from a calendar that starts on Monday. */
export function DateField(props: DateFieldProps) {
  const { locale } = useLocale();
  const t = useT(uiMessages);
  return (
    <DatesProvider settings={{ locale, firstDayOfWeek: 1 }}>
      <DateInput
        label={props.label}
        description={props.description}
        inputWrapperOrder={[...HELP_BELOW]}
        value={props.value}
        onChange={props.onChange}
        clearable={props.clearable === true}
        error={props.error ?? null}
        {...(props.min == null ? {} : { minDate: props.min })}
        {...(props.max == null ? {} : { maxDate: props.max })}
        {...(props.width === undefined ? {} : { w: props.width })}
        valueFormat="DD/MM/YYYY"
        placeholder={props.placeholder ?? t.datePlaceholder}
        size={props.size ?? 'sm'}
        className={props.className ?? ''}
        clearButtonProps={{ 'aria-label': t.clear }}
      />
    </DatesProvider>
  );
}
