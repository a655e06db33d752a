import { addMonths } from '@encours/engine';
import { Alert, Text } from '@mantine/core';
import { IconHourglassLow } from '@tabler/icons-react';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { formMessages } from './messages.js';
import { openDates } from './plan-dates.js';

interface PlanSummaryProps {
  readonly dates: readonly string[];
  readonly horizonMonths: number;
  /** Last day that the dataset knows. */
  readonly knownUntil: string | null;
}

/** What the plan comes to: how many dates, and whether their outcomes can be known. */
export function PlanSummary({ dates, horizonMonths, knownUntil }: PlanSummaryProps) {
  const t = useT(formMessages);
  const formats = useFormats();
  const first = dates[0];
  const last = dates.at(-1);
  if (first === undefined || last === undefined || knownUntil === null) return null;
  const sentence = t.dates(dates.length, formats.date(first), formats.date(last));
  const open = openDates(dates, horizonMonths, knownUntil);
  if (open.length > 0) {
    return (
      <Alert color="yellow" icon={<IconHourglassLow aria-hidden />} title={sentence}>
        {t.windowOpen(open.length, formats.date(knownUntil))}
      </Alert>
    );
  }
  return (
    <Text size="sm" c="dimmed">
      {sentence} {t.windowFits(formats.date(addMonths(last, horizonMonths)), formats.date(knownUntil))}
    </Text>
  );
}
