import type { JsonPath } from '@encours/engine';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '../../../i18n/locale-provider.js';
import { BothLanguages, Problems } from './fields.js';
import { problemsAt, useForm, useFormValue } from './form-context.js';
import { formMessages } from './messages.js';

interface ReasonCellProps {
  readonly path: JsonPath;
  /** What the reason is of. */
  readonly name: string;
}

/** What a person is told; only a button where there is nothing to be told. */
export function ReasonCell({ path, name }: ReasonCellProps) {
  const form = useForm();
  const t = useT(formMessages);
  const [asked, setAsked] = useState(false);
  const value = useFormValue(path);
  if (value === null && !asked && problemsAt(form.problems, path, 'inside').length === 0) {
    return form.readOnly ? null : (
      <Button
        variant="subtle"
        size="compact-xs"
        leftSection={<IconPlus size={13} aria-hidden />}
        aria-label={t.addReasonTo(name)}
        onClick={() => setAsked(true)}
      >
        {t.addReason}
      </Button>
    );
  }
  return (
    <>
      <BothLanguages path={path} label={`${t.reason}, ${name}`} inGrid long nullable />
      <Problems path={path} />
    </>
  );
}
