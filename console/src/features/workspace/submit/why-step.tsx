import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../../i18n/locale-provider.js';
import { submitMessages } from './messages.js';

interface WhyStepProps {
  readonly value: string;
  readonly onChange: (comment: string) => void;
}

/** The author's own words on what changes. */
export function WhyStep({ value, onChange }: WhyStepProps) {
  const t = useT(submitMessages);
  const [left, setLeft] = useState(false);
  return (
    <Textarea
      mt="md"
      label={t.whyLabel}
      description={t.whyHint}
      autosize
      minRows={4}
      maxLength={2000}
      data-autofocus
      required
      value={value}
      error={left && value.trim() === '' ? t.whyNeeded : undefined}
      onBlur={() => setLeft(true)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
