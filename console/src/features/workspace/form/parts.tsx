import type { JsonPath } from '@encours/engine';
import { Button, Title } from '@mantine/core';
import { IconBraces, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useT } from '../../../i18n/locale-provider.js';
import { ScrollRegion } from '../../../ui/scroll-region.js';
import type { TextEdit } from './edits.js';
import classes from './form.module.css';
import { changeAtOnce, useForm } from './form-context.js';
import { formMessages } from './messages.js';

interface PartProps {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}

/** A headed group of fields. */
export function Part({ title, note, children }: PartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.part}>
      <Title order={3} id={id}>
        {title}
      </Title>
      {note !== undefined && <p className={classes.note}>{note}</p>}
      {children}
    </section>
  );
}

interface GridProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly children: ReactNode;
}

/** A table whose cells are fields; `children` are its rows. A column without a name holds buttons. */
export function Grid({ label, columns, children }: GridProps) {
  return (
    <ScrollRegion label={label}>
      <table className={classes.grid}>
        <thead>
          <tr>
            {columns.map((column, index) =>
              column === '' ? <td key={`${column}:${index}`} /> : <th key={`${column}:${index}`}>{column}</th>,
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollRegion>
  );
}

interface TextButtonProps {
  readonly path: JsonPath;
}

/** To the place in the text, for what the form cannot say. */
export function TextButton({ path }: TextButtonProps) {
  const t = useT(formMessages);
  const form = useForm();
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      leftSection={<IconBraces size={14} aria-hidden />}
      onClick={() => form.openText(path)}
    >
      {t.editInText}
    </Button>
  );
}

interface EditButtonProps {
  readonly label: string;
  /** Null: it cannot be done. */
  readonly edits: readonly TextEdit[] | null;
  readonly icon: ReactNode;
  readonly onDone?: () => void;
}

/** An icon that changes the text as one step of undo. */
export function EditButton({ label, edits, icon, onDone }: EditButtonProps) {
  const form = useForm();
  return (
    <button
      type="button"
      className={classes.iconButton}
      aria-label={label}
      title={label}
      disabled={form.readOnly || edits === null}
      onClick={() => {
        if (edits === null) return;
        changeAtOnce(form, edits);
        onDone?.();
      }}
    >
      {icon}
    </button>
  );
}

interface RemoveButtonProps {
  readonly name: string;
  readonly edits: readonly TextEdit[] | null;
}

export function RemoveButton({ name, edits }: RemoveButtonProps) {
  const t = useT(formMessages);
  return <EditButton label={t.removeNamed(name)} edits={edits} icon={<IconTrash size={15} aria-hidden />} />;
}

interface AddButtonProps {
  readonly label: string;
  readonly edits: readonly TextEdit[];
  readonly icon: ReactNode;
}

export function AddButton({ label, edits, icon }: AddButtonProps) {
  const form = useForm();
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={icon}
      disabled={form.readOnly}
      onClick={() => changeAtOnce(form, edits)}
    >
      {label}
    </Button>
  );
}
