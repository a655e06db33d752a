import { IDENTIFIER, type JsonPath } from '@encours/engine';
import { UnstyledButton } from '@mantine/core';
import { useLocale, useT } from '../../../i18n/locale-provider.js';
import { policyMessages } from '../../../policy/messages.js';
import { sectionMessages } from '../../../policy/section-messages.js';
import { insertLast } from './edits.js';
import classes from './form.module.css';
import { problemsAt, useForm, useFormValue } from './form-context.js';
import { Item } from './item.js';
import { formMessages } from './messages.js';
import { NameAdder } from './name-adder.js';
import { NEW_COMPARISON } from './new-comparison.js';
import { Grid, MoveButtons } from './parts.js';
import { RuleForm } from './rule-form.js';
import { isRecord, listOf, recordOf, textOf } from './values.js';
import { themeWord } from './words.js';

const PATH = ['rules'];

interface RulesSectionProps {
  readonly place: JsonPath;
}

/** All rules by the sentences they give as reasons, or one of them. */
export function RulesSection({ place }: RulesSectionProps) {
  const form = useForm();
  const t = useT(formMessages);
  const words = useT(policyMessages);
  const sections = useT(sectionMessages);
  const { locale } = useLocale();
  const list = listOf(useFormValue(PATH));
  const index = place[1];
  const effectNames: Readonly<Record<string, string>> = {
    decline: t.effectDecline,
    refer: t.effectRefer,
    rating_at_best: t.effectRating,
    limit_cap: t.effectLimit,
    terms_cap: t.effectTerms,
    terms_lift: t.effectLift,
  };
  if (typeof index === 'number' && isRecord(list[index])) {
    return (
      <Item
        list={PATH}
        index={index}
        // A policy without rules is a policy.
        count={Math.max(2, list.length)}
        title={nameOf(list[index])}
        removeLabel={t.removeRule}
      >
        <RuleForm key={textOf(list[index].id)} path={[...PATH, index]} />
      </Item>
    );
  }
  return (
    <>
      <Grid label={sections.rules} columns={[t.reason, t.theme, t.effects, '', '']}>
        {list.map((value, at) => {
          const rule = recordOf(value);
          const reason = recordOf(rule.reason);
          const faults = problemsAt(form.problems, [...PATH, at], 'inside').length;
          return (
            <tr key={`${at}:${textOf(rule.id)}`}>
              <th scope="row" className={classes.wide}>
                <UnstyledButton className={classes.itemLink} onClick={() => form.onPlace([...PATH, at])}>
                  {nameOf(rule)}
                </UnstyledButton>
              </th>
              <td>{themeWord(words, reason.theme)}</td>
              <td>
                {listOf(rule.effects)
                  .map((effect) => effectNames[textOf(recordOf(effect).type)] ?? '')
                  .join(', ')}
              </td>
              <td>{faults > 0 && <span className={classes.faults}>{t.faults(faults)}</span>}</td>
              <td className={classes.nowrap}>
                <MoveButtons list={PATH} index={at} count={list.length} name={nameOf(rule)} />
              </td>
            </tr>
          );
        })}
      </Grid>
      <NameAdder
        label={t.newRule}
        taken={list.map((rule) => textOf(recordOf(rule).id))}
        pattern={IDENTIFIER}
        edits={(id) => [insertLast(PATH, list.length, newRule(id))]}
        onDone={() => form.onPlace([...PATH, list.length])}
      />
    </>
  );

  function nameOf(rule: Readonly<Record<string, unknown>>): string {
    return textOf(recordOf(recordOf(rule.reason).text)[locale]) || textOf(rule.id).replaceAll('_', ' ');
  }
}

/** Well formed, so that only its meaning is to be written. */
function newRule(id: string): unknown {
  return {
    id,
    when: { all: [NEW_COMPARISON] },
    effects: [{ type: 'refer' }],
    ifUnknown: 'ignore',
    reason: { code: id, theme: 'profile', text: { fr: id.replaceAll('_', ' '), en: id.replaceAll('_', ' ') } },
  };
}
