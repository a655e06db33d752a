import { useLocale, useT } from '../../../i18n/locale-provider.js';
import { BothLanguages, ChoiceField, DayField, QuantityField, TextField } from './fields.js';
import classes from './form.module.css';
import { useForm, useFormValue } from './form-context.js';
import { formMessages } from './messages.js';
import { isRecord, recordOf } from './values.js';
import { labelOf } from './words.js';

/** What the scorecard is, for whom, and from when. */
export function AboutSection() {
  const t = useT(formMessages);
  const { locale } = useLocale();
  const { value } = useForm();
  const facts = recordOf(useFormValue(['facts']));
  const flags = Object.entries(facts).filter(([, fact]) => isRecord(fact) && fact.type === 'boolean');
  const root = recordOf(value);
  return (
    <div className={classes.fields}>
      <BothLanguages path={['about', 'name']} label={t.name} />
      <BothLanguages path={['about', 'intendedUse']} label={t.intendedUse} long />
      <div className={classes.row}>
        <TextField path={['about', 'owner']} label={t.owner} />
        <TextField path={['about', 'segment']} label={t.segment} />
        <TextField path={['about', 'currency']} label={t.currency} />
        <DayField path={['about', 'effectiveFrom']} label={t.effectiveFrom} />
        {'version' in root && <QuantityField path={['version']} label={t.version} kind="integer" />}
      </div>
      <ChoiceField
        path={['naturalPersonFact']}
        label={t.naturalPersonFact}
        help={t.naturalPersonHelp}
        choices={flags.map(([name, fact]) => [name, labelOf(fact, name, locale)])}
      />
    </div>
  );
}
