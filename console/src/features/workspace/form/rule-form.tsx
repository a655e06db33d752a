import { type JsonPath, THEMES } from '@encours/engine';
import { useT } from '../../../i18n/locale-provider.js';
import { policyMessages } from '../../../policy/messages.js';
import { ConditionForm } from './condition-form.js';
import { insertLast, set } from './edits.js';
import { BothLanguages, ChoiceField, Problems, QuantityField, TextField } from './fields.js';
import classes from './form.module.css';
import { useFormValue } from './form-context.js';
import { formMessages } from './messages.js';
import { AddButton, Part, RemoveButton, TextButton } from './parts.js';
import { listOf, pathKey, recordOf, textOf } from './values.js';

const RATINGS = [1, 2, 3, 4, 5] as const;
/** What each kind of effect starts with. */
const NEW_EFFECTS: Readonly<Record<string, unknown>> = {
  decline: { type: 'decline' },
  refer: { type: 'refer' },
  rating_at_best: { type: 'rating_at_best', rating: 4 },
  limit_cap: { type: 'limit_cap', capMinor: 0 },
  terms_cap: { type: 'terms_cap', maxDays: 30 },
  terms_lift: { type: 'terms_lift', ratings: 1 },
};

interface RuleFormProps {
  readonly path: JsonPath;
}

/** When a rule acts, as a sentence; what it does; what a person is told. */
export function RuleForm({ path }: RuleFormProps) {
  const t = useT(formMessages);
  const words = useT(policyMessages);
  const effects = listOf(useFormValue([...path, 'effects']));
  return (
    <div className={classes.fields}>
      <Part title={t.when}>
        <ConditionForm path={[...path, 'when']} />
        <TextButton path={[...path, 'when']} />
        <ChoiceField
          path={[...path, 'ifUnknown']}
          label={t.ifUnknown}
          choices={[
            ['ignore', t.ignore],
            ['refer', t.referIt],
          ]}
        />
      </Part>
      <Part title={t.effects}>
        <Problems path={[...path, 'effects']} />
        <ul className={classes.plainList}>
          {effects.map((effect, index) => (
            <EffectRow
              key={`${index}:${textOf(recordOf(effect).type)}`}
              path={[...path, 'effects', index]}
              number={index + 1}
              isOnly={effects.length < 2}
            />
          ))}
        </ul>
        <AddButton label={t.addEffect} edits={[insertLast([...path, 'effects'], effects.length, { type: 'refer' })]} />
      </Part>
      <Part title={t.reason}>
        <div className={classes.row}>
          <TextField path={[...path, 'reason', 'code']} label={t.reasonCode} code />
          <ChoiceField
            path={[...path, 'reason', 'theme']}
            label={t.theme}
            choices={THEMES.map((theme) => [theme, words[theme]])}
          />
        </div>
        <BothLanguages path={[...path, 'reason', 'text']} label={t.reason} long />
      </Part>
    </div>
  );
}

interface EffectRowProps {
  readonly path: JsonPath;
  readonly number: number;
  readonly isOnly: boolean;
}

function EffectRow({ path, number, isOnly }: EffectRowProps) {
  const t = useT(formMessages);
  const type = textOf(recordOf(useFormValue(path)).type);
  const name = `${t.effect} ${number}`;
  const value = `${t.effectValue} ${number}`;
  return (
    <li className={classes.effect} data-path={pathKey(path)}>
      <ChoiceField
        path={[...path, 'type']}
        label={name}
        inGrid
        choices={[
          ['decline', t.effectDecline],
          ['refer', t.effectRefer],
          ['rating_at_best', t.effectRating],
          ['limit_cap', t.effectLimit],
          ['terms_cap', t.effectTerms],
          ['terms_lift', t.effectLift],
        ]}
        edit={(kind) => [set(path, NEW_EFFECTS[String(kind)])]}
      />
      {type === 'rating_at_best' && (
        <ChoiceField
          path={[...path, 'rating']}
          label={value}
          inGrid
          choices={RATINGS.map((rating) => [rating, String(rating)])}
        />
      )}
      {type === 'limit_cap' && <QuantityField path={[...path, 'capMinor']} label={value} inGrid kind="money" />}
      {type === 'terms_cap' && (
        <QuantityField path={[...path, 'maxDays']} label={value} inGrid kind="integer" unit={t.daysUnit} />
      )}
      {type === 'terms_lift' && (
        <ChoiceField
          path={[...path, 'ratings']}
          label={value}
          inGrid
          choices={[1, 2, 3, 4].map((ratings) => [ratings, `+${ratings}`])}
        />
      )}
      <RemoveButton name={name} edits={isOnly ? null : [set(path, undefined)]} />
      <Problems path={path} />
    </li>
  );
}
