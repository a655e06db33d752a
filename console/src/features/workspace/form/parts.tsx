import type { JsonPath } from '@encours/engine';
import { Button, Title } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconBraces, IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useT } from '../../../i18n/locale-provider.js';
import { ScrollRegion } from '../../../ui/scroll-region.js';
import { swap, type TextEdit } from './edits.js';
import classes from './form.module.css';
import { changeAtOnce, useForm } from './form-context.js';
import { formMessages } from './messages.js';
import { pathKey } from './values.js';

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

interface MoveButtonsProps {
  /** The list or record that it stands in. */
  readonly list: JsonPath;
  readonly index: number;
  readonly count: number;
  readonly name: string;
}

/** Puts an item before or after its neighbour; the focus goes with it. */
export function MoveButtons({ list, index, count, name }: MoveButtonsProps) {
  const t = useT(formMessages);
  const id = (at: number): string => `${pathKey(list)}/${at}`;
  const follow = (at: number, way: 'up' | 'down') => (): void => {
    requestAnimationFrame(() => {
      const buttons = document.querySelector(`[data-moves="${id(at)}"]`);
      const same = buttons?.querySelector<HTMLButtonElement>(`[data-way="${way}"] button`);
      (same?.disabled === false ? same : buttons?.querySelector<HTMLElement>('button:enabled'))?.focus();
    });
  };
  return (
    <span className={classes.moves} data-moves={id(index)}>
      <span data-way="up">
        <EditButton
          label={t.moveUp(name)}
          edits={index === 0 ? null : [swap(list, index - 1)]}
          icon={<IconArrowUp size={15} aria-hidden />}
          onDone={follow(index - 1, 'up')}
        />
      </span>
      <span data-way="down">
        <EditButton
          label={t.moveDown(name)}
          edits={index >= count - 1 ? null : [swap(list, index)]}
          icon={<IconArrowDown size={15} aria-hidden />}
          onDone={follow(index + 1, 'down')}
        />
      </span>
    </span>
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
  readonly onDone?: () => void;
}

export function AddButton({ label, edits, onDone }: AddButtonProps) {
  const form = useForm();
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconPlus size={14} aria-hidden />}
      disabled={form.readOnly}
      onClick={() => {
        changeAtOnce(form, edits);
        onDone?.();
      }}
    >
      {label}
    </Button>
  );
}
