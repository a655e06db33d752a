import type { Policy } from '@encours/engine';
import { Checkbox, Stack, Text } from '@mantine/core';
import { useFormats, useT } from '../../../i18n/locale-provider.js';
import { useNow } from '../../../ui/use-now.js';
import { toggled } from './checks-step.js';
import { submitMessages } from './messages.js';

interface ConsequencesStepProps {
  readonly policy: Policy | null;
  readonly known: ReadonlySet<number>;
  readonly onKnown: (known: ReadonlySet<number>) => void;
}

/** What follows from submitting, ticked one by one. */
export function ConsequencesStep({ policy, known, onKnown }: ConsequencesStepProps) {
  const t = useT(submitMessages);
  const formats = useFormats();
  const today = new Date(useNow(3_600_000)).toISOString().slice(0, 10);
  if (policy === null) return null;
  const { effectiveFrom } = policy.scorecard.about;
  const consequences = [
    t.frozen,
    t.bound(`${policy.digest.slice(7, 19)}…`),
    t.otherPerson,
    effectiveFrom > today ? t.inForceOn(formats.dateLong(effectiveFrom)) : t.inForceOnApproval,
  ];
  return (
    <Stack gap="sm" pt="md">
      <Text size="sm" fw={600}>
        {t.consequencesText}
      </Text>
      {consequences.map((consequence, index) => (
        <Checkbox
          key={consequence}
          label={consequence}
          checked={known.has(index)}
          onChange={(event) => onKnown(toggled(known, index, event.currentTarget.checked))}
        />
      ))}
    </Stack>
  );
}
