import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useT } from '../../../i18n/locale-provider.js';
import type { TextEdit } from './edits.js';
import classes from './form.module.css';
import { changeAtOnce, useForm } from './form-context.js';
import { formMessages } from './messages.js';

interface NameAdderProps {
  readonly label: string;
  readonly taken: readonly string[];
  readonly pattern: RegExp;
  readonly edits: (name: string) => readonly TextEdit[];
  readonly onDone?: (name: string) => void;
}

/** Adds something that others refer to by a name of its own. */
export function NameAdder({ label, taken, pattern, edits, onDone }: NameAdderProps) {
  const form = useForm();
  const t = useT(formMessages);
  const id = useId();
  const [name, setName] = useState('');
  const fault = name === '' ? null : taken.includes(name) ? t.nameTaken : pattern.test(name) ? null : t.nameForm;
  return (
    <form
      noValidate
      className={classes.nameAdder}
      onSubmit={(event) => {
        event.preventDefault();
        if (name === '' || fault !== null || form.readOnly) return;
        changeAtOnce(form, edits(name));
        setName('');
        onDone?.(name);
      }}
    >
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={classes.control}
        value={name}
        readOnly={form.readOnly}
        spellCheck={false}
        {...(fault === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-fault` })}
        onChange={(event) => setName(event.currentTarget.value.trim())}
      />
      <Button
        type="submit"
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={form.readOnly || name === '' || fault !== null}
      >
        {t.add}
      </Button>
      {fault !== null && (
        <span id={`${id}-fault`} className={classes.notes} role="alert">
          {fault}
        </span>
      )}
    </form>
  );
}
