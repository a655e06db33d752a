import { addMonths, type BacktestPlan, observationDates } from '@encours/engine';
import { Alert, Text } from '@mantine/core';
import { IconHourglassLow } from '@tabler/icons-react';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { formMessages } from './messages.js';
import { openDates } from './plan-dates.js';

interface PlanSummaryProps {
  readonly plan: BacktestPlan;
  /** Last day that the dataset knows. */
  readonly knownUntil: string | null;
}

/** What the plan comes to: on which dates, and whether their outcomes can be known. */
export function PlanSummary({ plan, knownUntil }: PlanSummaryProps) {
  const t = useT(formMessages);
  const formats = useFormats();
  const byOrders = plan.calendar === 'orders';
  // Which days have an order only the server knows; the first and the last day bound them.
  const dates = byOrders ? [plan.from, plan.to] : observationDates(plan);
  const first = dates[0];
  const last = dates.at(-1);
  if (first === undefined || last === undefined || knownUntil === null) return null;
  const { horizonMonths } = plan.outcome;
  const [from, to, known] = [formats.date(first), formats.date(last), formats.date(knownUntil)];
  const sentence = byOrders ? t.orders(from, to) : t.dates(dates.length, from, to);
  const open = openDates(dates, horizonMonths, knownUntil);
  if (open.length > 0) {
    return (
      <Alert color="yellow" icon={<IconHourglassLow aria-hidden />} title={sentence}>
        {byOrders ? t.ordersOpen(known) : t.windowOpen(open.length, known)}
      </Alert>
    );
  }
  return (
    <Text size="sm" c="dimmed">
      {sentence} {t.windowFits(formats.date(addMonths(last, horizonMonths)), known)}
    </Text>
  );
}
