import type { JsonPath } from '@encours/engine';
import { type ReactNode, useId, useState } from 'react';
import { useFormats, useLocale, useT, useText } from '../../../i18n/locale-provider.js';
import { NamedText } from '../../../policy/named-text.js';
import { DateField } from '../../../ui/date-field.js';
import { isUnread } from '../unread-fields.js';
import { set, type TextEdit } from './edits.js';
import classes from './form.module.css';
import { type FormSource, problemsAt, useForm, useFormValue } from './form-context.js';
import { formMessages } from './messages.js';
import { currencySign, type QuantityKind, readQuantity, writtenNumber } from './quantity.js';
import { isRecord, listOf, numberOf, pathKey, textOf, valueAt } from './values.js';

interface FieldProps {
  readonly path: JsonPath;
  readonly label: string;
  /** The label is said but not seen: the head of the column says it. */
  readonly inGrid?: boolean;
  /** Under the field: what it means. */
  readonly help?: ReactNode;
}

interface ShellProps extends FieldProps {
  readonly fault?: string | null;
  readonly children: (control: ControlProps) => ReactNode;
  readonly className?: string | undefined;
}

interface ControlProps {
  readonly id: string;
  readonly className: string | undefined;
  readonly 'aria-label'?: string;
  readonly 'aria-invalid'?: true;
  readonly 'aria-describedby'?: string;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/** A control with its label and, under it, what is wrong with what it holds. */
function Shell({ path, label, inGrid = false, help, fault, className, children }: ShellProps) {
  const form = useForm();
  const id = useId();
  // What cannot be read is said by the field itself, in fewer words.
  const found = problemsAt(form.problems, path, 'inside').filter((problem) => !isUnread(problem));
  const isFaulty = fault != null || found.some(({ diagnostic }) => diagnostic.severity === 'error');
  const hasNotes = fault != null || found.length > 0;
  const notes = [...(hasNotes ? [`${id}-notes`] : []), ...(help === undefined ? [] : [`${id}-help`])].join(' ');
  return (
    <div className={[classes.field, className].join(' ')} data-path={pathKey(path)}>
      {!inGrid && <label htmlFor={id}>{label}</label>}
      {children({
        id,
        className: classes.control,
        ...(inGrid ? { 'aria-label': label } : {}),
        ...(isFaulty ? { 'aria-invalid': true } : {}),
        ...(notes === '' ? {} : { 'aria-describedby': notes }),
        onFocus: () => {
          form.endStep();
          form.onPlace(path);
        },
        onBlur: form.endStep,
      })}
      {help !== undefined && (
        <span id={`${id}-help`} className={classes.help}>
          {help}
        </span>
      )}
      {hasNotes && (
        <ul id={`${id}-notes`} className={classes.notes}>
          {fault != null && <li data-severity="error">{fault}</li>}
          <Notes of={found} />
        </ul>
      )}
    </div>
  );
}

/**
 * Text that is being written and the value that it stood for when it was. Once the value is another one (undone, or
 * changed in the text) what was written is forgotten; so are a comma or a space that its number does not need.
 */
function useWriting(value: unknown) {
  const [writing, setWriting] = useState<{ readonly text: string; readonly value: unknown } | null>(null);
  const current = writing !== null && Object.is(writing.value, value) ? writing.text : null;
  return {
    written: current,
    write: (text: string, meant: unknown) => setWriting({ text, value: meant }),
    forget: () => setWriting(null),
  };
}

interface TextFieldProps extends FieldProps {
  readonly long?: boolean;
  readonly code?: boolean;
  readonly lang?: 'fr' | 'en';
  readonly placeholder?: string | undefined;
  /** Changes more than the value at its own path. */
  readonly edit?: (value: string) => readonly TextEdit[];
}

export function TextField({ path, long = false, code = false, lang, placeholder, edit, ...field }: TextFieldProps) {
  const form = useForm();
  const value = textOf(useFormValue(path));
  const onChange = (next: string): void => form.change(edit?.(next) ?? [set(path, next)]);
  return (
    <Shell path={path} {...field} className={code ? classes.code : undefined}>
      {(control) =>
        long ? (
          <textarea
            {...control}
            rows={1}
            value={value}
            lang={lang}
            placeholder={placeholder}
            readOnly={form.readOnly}
            spellCheck={!code}
            onChange={(event) => onChange(event.currentTarget.value.replaceAll('\n', ' '))}
          />
        ) : (
          <input
            {...control}
            value={value}
            lang={lang}
            placeholder={placeholder}
            readOnly={form.readOnly}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )
      }
    </Shell>
  );
}

interface BothLanguagesProps extends FieldProps {
  readonly long?: boolean;
  /** Null instead of two empty texts. */
  readonly nullable?: boolean;
}

/** A text in French and in English, one above the other. */
export function BothLanguages({ path, label, inGrid, long = false, nullable = false, help }: BothLanguagesProps) {
  const t = useT(formMessages);
  const value = useFormValue(path);
  const edit =
    (language: 'fr' | 'en') =>
    (next: string): readonly TextEdit[] => {
      if (!nullable) return [set([...path, language], next)];
      const other = language === 'fr' ? 'en' : 'fr';
      const rest = isRecord(value) ? textOf(value[other]) : '';
      if (next === '' && rest === '') return [set(path, null)];
      return isRecord(value)
        ? [set([...path, language], next)]
        : [set(path, language === 'fr' ? { fr: next, en: '' } : { fr: '', en: next })];
    };
  return (
    <div className={classes.languages} data-grid={inGrid || undefined} data-path={pathKey(path)}>
      {(['fr', 'en'] as const).map((language) => (
        <TextField
          key={language}
          path={[...path, language]}
          label={`${label} (${t[language]})`}
          placeholder={inGrid === true ? t[language] : undefined}
          lang={language}
          long={long}
          {...(inGrid === undefined ? {} : { inGrid })}
          {...(language === 'en' && help !== undefined ? { help } : {})}
          {...(nullable ? { edit: edit(language) } : {})}
        />
      ))}
    </div>
  );
}

interface QuantityFieldProps extends FieldProps {
  readonly kind: QuantityKind;
  /** The head of the column says the unit. */
  readonly bare?: boolean;
  /** Beside the number: days, points. */
  readonly unit?: string | undefined;
  /** What an empty field means: null, or nothing at all in the text. Without it a number is asked for. */
  readonly empty?: 'null' | 'absent';
  /** What an empty field says. */
  readonly emptyText?: string | undefined;
  readonly edit?: (value: number | null) => readonly TextEdit[];
}

/** A number as it is written in the reader's language; an amount in euros, a share in percent. */
export function QuantityField({
  path,
  kind,
  bare = false,
  unit,
  empty,
  emptyText,
  edit,
  ...field
}: QuantityFieldProps) {
  const form = useForm();
  const t = useT(formMessages);
  const formats = useFormats();
  const { locale } = useLocale();
  const value = numberOf(useFormValue(path));
  const { written, write, forget } = useWriting(value);
  const unread = form.unread.get(pathKey(path)) ?? null;
  const { currency } = form;
  const sign = kind === 'money' ? currencySign(currency) : kind === 'share' || kind === 'percent' ? '%' : unit;
  const shown = value === null ? '' : formats.number(writtenNumber(value, kind, currency), kind === 'money' ? 2 : 10);
  const read = (text: string): { readonly value: number | null } | null => {
    if (text.trim() === '') return empty === undefined ? null : { value: null };
    const number = readQuantity(text, kind, locale, currency);
    return number === null ? null : { value: number };
  };
  return (
    <Shell
      path={path}
      {...field}
      fault={unread === null ? null : unread.trim() === '' ? t.numberNeeded(shown) : t.notANumber(shown)}
      className={classes.quantity}
    >
      {(control) => (
        <span className={classes.withUnit}>
          <input
            {...control}
            inputMode={kind === 'integer' ? 'numeric' : 'decimal'}
            value={unread ?? written ?? shown}
            placeholder={emptyText}
            readOnly={form.readOnly}
            onChange={(event) => {
              const text = event.currentTarget.value;
              const meant = read(text);
              if (meant === null) {
                // The text has the number from before the typing, not the digits that could be read on the way.
                form.noteUnread(path, { written: text, value: valueAt(form.takeBack(), path) });
                return;
              }
              form.noteUnread(path, null);
              write(text, meant.value);
              if (Object.is(meant.value, value)) return;
              form.change(edit?.(meant.value) ?? [set(path, meant.value ?? (empty === 'absent' ? undefined : null))]);
            }}
            onKeyDown={(event) => {
              // What could not be read is not in the text: undoing takes it out of the field alone.
              const isUndo = event.key.toLowerCase() === 'z' && !event.shiftKey && (event.ctrlKey || event.metaKey);
              if (unread === null || !isUndo) return;
              event.preventDefault();
              event.stopPropagation();
              form.noteUnread(path, null);
              forget();
            }}
            onBlur={() => {
              forget();
              control.onBlur();
            }}
          />
          {!bare && sign !== undefined && sign !== '' && <span aria-hidden>{sign}</span>}
        </span>
      )}
    </Shell>
  );
}

/** What a choice writes into the text. */
export type Choice = readonly [value: string | number | boolean | null, label: string];

interface ChoiceFieldProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** What is chosen where that is not the value of the path. */
  readonly pick?: (value: unknown) => Choice[0];
  readonly edit?: (value: Choice[0]) => readonly TextEdit[];
}

export function ChoiceField({ path, choices, pick, edit, ...field }: ChoiceFieldProps) {
  const form = useForm();
  const held = useFormValue(path);
  const value = pick === undefined ? held : pick(held);
  const at = choices.findIndex(([candidate]) => candidate === value);
  return (
    <Shell path={path} {...field}>
      {(control) => (
        <select
          {...control}
          value={at}
          disabled={form.readOnly}
          onChange={(event) => {
            const chosen = choices[Number(event.currentTarget.value)];
            if (chosen !== undefined) form.change(edit?.(chosen[0]) ?? [set(path, chosen[0])]);
          }}
        >
          {at === -1 && <option value={-1}>{typeof value === 'string' ? value : ''}</option>}
          {choices.map(([candidate, label], index) => (
            <option key={String(candidate)} value={index}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Shell>
  );
}

/** Some of several values, ticked; the last one stays. */
export function ValuesField({ path, choices, ...field }: Omit<ChoiceFieldProps, 'pick' | 'edit'>) {
  const form = useForm();
  const value = listOf(useFormValue(path));
  return (
    <Shell path={path} {...field}>
      {({ className: _className, id, ...control }) => (
        <fieldset id={id} className={`${classes.bare} ${classes.ticks}`} {...control}>
          {choices.map(([candidate, label]) => {
            const isIn = value.includes(candidate);
            return (
              <label key={String(candidate)}>
                <input
                  type="checkbox"
                  checked={isIn}
                  disabled={form.readOnly || (isIn && value.length === 1)}
                  onChange={() => {
                    const next = choices
                      .map(([one]) => one)
                      .filter((one) => (one === candidate ? !isIn : value.includes(one)));
                    form.change([set(path, next)]);
                  }}
                />
                {label}
              </label>
            );
          })}
        </fieldset>
      )}
    </Shell>
  );
}

interface ListFieldProps extends FieldProps {
  readonly edit?: (values: readonly string[]) => readonly TextEdit[];
}

/** Several codes in one field, between semicolons; the last ones stay where it is emptied. */
export function ListField({ path, edit, ...field }: ListFieldProps) {
  const form = useForm();
  const shown = codesOf(useFormValue(path));
  const { written, write, forget } = useWriting(shown);
  return (
    <Shell path={path} {...field} className={classes.code}>
      {(control) => (
        <input
          {...control}
          value={written ?? shown}
          readOnly={form.readOnly}
          spellCheck={false}
          onChange={(event) => {
            const text = event.currentTarget.value;
            const next = [...new Set(text.split(';').map((part) => part.trim()))].filter((part) => part !== '');
            if (next.length === 0) {
              write(text, codesOf(valueAt(form.takeBack(), path)));
              return;
            }
            write(text, codesOf(next));
            if (codesOf(next) !== shown) form.change(edit?.(next) ?? [set(path, next)]);
          }}
          onBlur={() => {
            forget();
            control.onBlur();
          }}
        />
      )}
    </Shell>
  );
}

function codesOf(value: unknown): string {
  return listOf(value).map(String).join('; ');
}

interface DayFieldProps {
  readonly path: JsonPath;
  readonly label: string;
  /** What no date means; without it there must be one. */
  readonly emptyText?: string;
}

/** A civil date, typed or picked. */
export function DayField({ path, label, emptyText }: DayFieldProps) {
  const form = useForm();
  const text = useText();
  const value = textOf(useFormValue(path));
  const [found] = problemsAt(form.problems, path, 'inside');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: told when the field inside gets or loses the focus
    <div
      className={classes.field}
      data-path={pathKey(path)}
      onFocus={() => {
        form.endStep();
        form.onPlace(path);
      }}
      onBlur={form.endStep}
    >
      <fieldset disabled={form.readOnly} className={classes.bare}>
        <DateField
          label={label}
          size="xs"
          value={value === '' ? null : value}
          clearable={emptyText !== undefined}
          placeholder={emptyText}
          error={found === undefined ? null : text(found.diagnostic.message)}
          onChange={(next) => {
            if (next !== null || emptyText !== undefined) form.change([set(path, next)]);
          }}
        />
      </fieldset>
    </div>
  );
}

/** The items of a list of what is wrong, with names in words. */
function Notes({ of: problems }: { readonly of: FormSource['problems'] }) {
  const text = useText();
  const form = useForm();
  return problems.map(({ diagnostic }, index) => (
    <li key={`${diagnostic.code}:${index}`} data-severity={diagnostic.severity}>
      <NamedText message={text(diagnostic.message)} wordOf={form.wordsAt(diagnostic.path)} />
    </li>
  ));
}

interface ProblemsProps {
  readonly path: JsonPath;
}

/** What is wrong with a thing as a whole. */
export function Problems({ path }: ProblemsProps) {
  const found = problemsAt(useForm().problems, path, 'there');
  if (found.length === 0) return null;
  return (
    <ul className={classes.notes}>
      <Notes of={found} />
    </ul>
  );
}
