import { Select, SimpleGrid } from '@mantine/core';
import { useT } from '../../../i18n/locale-provider.js';
import type { Mapping } from '../fields.js';
import { importMessages } from './messages.js';

const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'CAD', 'MAD', 'TND', 'XOF', 'PLN', 'SEK'] as const;
const UNITS = ['units', 'thousands', 'minor'] as const;

interface AmountFieldsProps {
  readonly mapping: Mapping;
  readonly onChange: (change: Partial<Mapping>) => void;
}

/** What no file says of itself: in which currency its amounts are, and what a written 1 is. */
export function AmountFields({ mapping, onChange }: AmountFieldsProps) {
  const t = useT(importMessages);
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} maw={640} spacing="lg">
      <Select
        label={t.currency}
        description={t.currencyHelp}
        allowDeselect={false}
        value={mapping.currency ?? 'none'}
        data={[...CURRENCIES.map((code) => ({ value: code, label: code })), { value: 'none', label: t.noCurrency }]}
        onChange={(code) => onChange({ currency: code === 'none' ? null : code })}
      />
      <Select
        label={t.unit}
        description={t.unitHelp}
        allowDeselect={false}
        value={mapping.amountUnit ?? 'units'}
        data={UNITS.map((unit) => ({ value: unit, label: t[`unit_${unit}`] }))}
        onChange={(value) => {
          const unit = UNITS.find((known) => known === value);
          if (unit !== undefined) onChange({ amountUnit: unit });
        }}
      />
    </SimpleGrid>
  );
}
