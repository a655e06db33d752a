import type { JsonPath } from '@encours/engine';
import { UnstyledButton } from '@mantine/core';
import { useFormats, useLocale, useT } from '../../../i18n/locale-provider.js';
import { policyMessages } from '../../../policy/messages.js';
import { CharacteristicForm } from './characteristic-form.js';
import { insertLast } from './edits.js';
import classes from './form.module.css';
import { changeAtOnce, problemsAt, useForm, useFormValue } from './form-context.js';
import { Item } from './item.js';
import { formMessages } from './messages.js';
import { newCharacteristic } from './new-characteristic.js';
import { Grid, MoveButtons } from './parts.js';
import { isRecord, listOf, numberOf, recordOf, textOf } from './values.js';
import { inputOf, labelOf, scorableNames, themeWord } from './words.js';

const PATH = ['characteristics'];

interface CharacteristicsSectionProps {
  readonly place: JsonPath;
}

/** All characteristics with the points they can move, or one of them. */
export function CharacteristicsSection({ place }: CharacteristicsSectionProps) {
  const form = useForm();
  const t = useT(formMessages);
  const words = useT(policyMessages);
  const formats = useFormats();
  const { locale } = useLocale();
  const list = listOf(useFormValue(PATH));
  const index = place[1];
  if (typeof index === 'number' && isRecord(list[index])) {
    return (
      <Item list={PATH} index={index} count={list.length} title={nameOf(index)} removeLabel={t.removeCharacteristic}>
        <CharacteristicForm key={textOf(recordOf(list[index]).id)} path={[...PATH, index]} />
      </Item>
    );
  }
  return (
    <>
      <Grid label={words.characteristics} columns={[t.characteristic, t.input, t.theme, t.points, '', '']}>
        {list.map((value, at) => {
          const characteristic = recordOf(value);
          const points = pointsOf(characteristic);
          const faults = problemsAt(form.problems, [...PATH, at], 'inside').length;
          return (
            <tr key={`${at}:${textOf(characteristic.id)}`}>
              <th scope="row">
                <UnstyledButton className={classes.itemLink} onClick={() => form.onPlace([...PATH, at])}>
                  {nameOf(at)}
                </UnstyledButton>
              </th>
              <td>{inputOf(form.value, textOf(characteristic.input), locale, t).label}</td>
              <td>{themeWord(words, characteristic.theme)}</td>
              <td data-figures className={classes.nowrap}>
                {points.length === 0
                  ? ''
                  : t.range(formats.signed(Math.min(...points)), formats.signed(Math.max(...points)))}
              </td>
              <td>{faults > 0 && <span className={classes.faults}>{t.faults(faults)}</span>}</td>
              <td className={classes.nowrap}>
                <MoveButtons list={PATH} index={at} count={list.length} name={nameOf(at)} />
              </td>
            </tr>
          );
        })}
      </Grid>
      <label className={classes.adder}>
        {t.addCharacteristic}
        <select
          className={classes.control}
          value=""
          disabled={form.readOnly}
          onChange={(event) => {
            const input = event.currentTarget.value;
            changeAtOnce(form, [insertLast(PATH, list.length, newCharacteristic(form.value, input, list))]);
            form.onPlace([...PATH, list.length]);
          }}
        >
          <option value="">{t.addCharacteristicOn}</option>
          {scorableNames(form.value, locale).map(([name, label]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </>
  );

  function nameOf(at: number): string {
    return labelOf(list[at], String(at + 1), locale);
  }
}

function pointsOf(characteristic: Readonly<Record<string, unknown>>): readonly number[] {
  return [characteristic.bands, characteristic.categories, characteristic.classes]
    .flatMap(listOf)
    .map((entry) => numberOf(recordOf(entry).points))
    .filter((points) => points !== null);
}
