import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../../api/trpc.js';
import { useLocale, useT } from '../../../i18n/locale-provider.js';
import { copyFromCatalogue } from './copy-from-catalogue.js';
import type { TextEdit } from './edits.js';
import classes from './form.module.css';
import { changeAtOnce, useForm } from './form-context.js';
import { formMessages } from './messages.js';
import { NameAdder } from './name-adder.js';
import { recordOf, valueAt } from './values.js';
import { labelOf } from './words.js';

interface InputAdderProps {
  readonly section: 'facts' | 'ratios';
  readonly label: string;
  readonly pattern: RegExp;
  readonly edits: (name: string) => readonly TextEdit[];
}

/** Adds a fact or ratio: from the catalogue with all that it reads, or an empty one under a name of its own. */
export function InputAdder({ section, label, pattern, edits }: InputAdderProps) {
  const form = useForm();
  const t = useT(formMessages);
  const { locale } = useLocale();
  const catalogue = useQuery(
    trpc.scorecards.catalogue.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  const known = recordOf(valueAt(form.value, [section]));
  const offered = Object.entries(catalogue.data?.[section] ?? {})
    .filter(([name]) => !Object.hasOwn(known, name))
    .map(([name, value]) => [name, labelOf(value, name, locale)] as const)
    .sort((a, b) => a[1].localeCompare(b[1], locale));
  const open = (name: string): void => form.onPlace([section, name]);
  return (
    <div className={classes.adders}>
      <label className={classes.adder}>
        {t.fromCatalogue}
        <select
          className={classes.control}
          value=""
          disabled={form.readOnly || offered.length === 0}
          onChange={(event) => {
            const name = event.currentTarget.value;
            if (catalogue.data === undefined || name === '') return;
            changeAtOnce(form, copyFromCatalogue(form.value, catalogue.data, section, name));
            open(name);
          }}
        >
          <option value="">{t.chooseFromCatalogue}</option>
          {offered.map(([name, words]) => (
            <option key={name} value={name}>
              {`${words} (${name})`}
            </option>
          ))}
        </select>
      </label>
      <NameAdder label={label} taken={Object.keys(known)} pattern={pattern} edits={edits} onDone={open} />
    </div>
  );
}
