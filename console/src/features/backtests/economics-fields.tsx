import { DEFAULT_ECONOMICS, ECONOMICS_HELP, type Economics } from '@encours/engine';
import { Checkbox, SimpleGrid, Stack } from '@mantine/core';
import { useT, useText } from '../../i18n/locale-provider.js';
import { HELP_BELOW } from '../../ui/help-below.js';
import { NumberField } from '../../ui/number-field.js';
import { Section } from '../../ui/section.js';
import { formMessages } from './messages.js';

interface EconomicsFieldsProps {
  /** Null: the report does without money. */
  readonly economics: Economics | null;
  readonly currency: string | null;
  readonly onChange: (economics: Economics | null) => void;
}

/** The assumptions on margin, loss and costs, each with why its default is what it is. */
export function EconomicsFields({ economics, currency, onChange }: EconomicsFieldsProps) {
  const t = useT(formMessages);
  const text = useText();
  return (
    <Section title={t.money} note={t.moneyNote}>
      <Stack gap="lg">
        <Checkbox
          label={t.moneyCount}
          checked={economics !== null}
          onChange={(event) => onChange(event.currentTarget.checked ? DEFAULT_ECONOMICS : null)}
        />
        {economics !== null && (
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
            {ECONOMICS_HELP.map(({ key, label, why, read, write }) => {
              const isAmount = key === 'adminCostMinor';
              // A changed set of assumptions is not the default one any more.
              const set = (value: number) => onChange({ ...write(economics, value), id: 'company' });
              return (
                <NumberField
                  key={key}
                  kind={isAmount ? 'money' : 'number'}
                  label={isAmount ? text(label) : t.percentOf(text(label))}
                  description={text(why)}
                  inputWrapperOrder={[...HELP_BELOW]}
                  value={isAmount ? read(economics) : Number((read(economics) * 100).toFixed(6))}
                  {...(isAmount && currency !== null
                    ? { currency, rightSection: currency, rightSectionWidth: 48 }
                    : {})}
                  onChange={(value) => {
                    if (value === null || value < 0) return;
                    if (isAmount) set(value);
                    else if (value <= 100) set(value / 100);
                  }}
                />
              );
            })}
          </SimpleGrid>
        )}
      </Stack>
    </Section>
  );
}
