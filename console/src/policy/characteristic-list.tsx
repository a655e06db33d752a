import {
  type Characteristic,
  describeQuantity,
  type Text as LocalText,
  type RatioUnit,
  type Scorecard,
} from '@encours/engine';
import { Table } from '@mantine/core';
import { useFormats, useLocale, useT, useText } from '../i18n/locale-provider.js';
import { policyMessages } from './messages.js';
import classes from './policy.module.css';
import { weighCharacteristics } from './weights.js';

interface CharacteristicListProps {
  readonly scorecard: Scorecard;
}

/** Every characteristic by weight; opening one shows its bands and points. */
export function CharacteristicList({ scorecard }: CharacteristicListProps) {
  const t = useT(policyMessages);
  const text = useText();
  const formats = useFormats();
  const weights = weighCharacteristics(scorecard);
  const heaviest = Math.max(...weights.map(({ share }) => share), Number.EPSILON);
  return (
    <div className={classes.characteristics}>
      {weights.map(({ characteristic, least, most, share }) => (
        <details key={characteristic.id} className={classes.characteristic}>
          <summary>
            <span className={classes.characteristicName}>
              {text(characteristic.label)}
              <span className={classes.theme}>{t[characteristic.theme]}</span>
            </span>
            <span className={classes.weightBar} aria-hidden>
              <span style={{ width: `${(share / heaviest) * 100}%` }} />
            </span>
            <span className={classes.weightShare} title={t.weight}>
              {formats.percent(share)}
            </span>
            <span className={classes.range}>
              {formats.signed(least)} … {formats.signed(most)}
            </span>
          </summary>
          <Entries
            characteristic={characteristic}
            labels={labelsOf(scorecard, characteristic.input)}
            unit={unitOf(scorecard, characteristic.input)}
            currency={scorecard.about.currency}
          />
        </details>
      ))}
    </div>
  );
}

interface EntriesProps {
  readonly characteristic: Characteristic;
  /** What a person reads in place of a category's value. */
  readonly labels: Readonly<Record<string, LocalText>>;
  readonly unit: RatioUnit | null;
  readonly currency: string;
}

function Entries({ characteristic, labels, unit, currency }: EntriesProps) {
  const t = useT(policyMessages);
  const text = useText();
  const formats = useFormats();
  const { locale } = useLocale();
  const bound = (value: number): string => describeQuantity(value, unit, currency, locale);
  const rows: { readonly key: string; readonly name: string; readonly points: number; readonly absent?: true }[] = [
    ...(characteristic.kind === 'numeric'
      ? characteristic.bands.map((band) => ({ key: band.id, name: bandName(band.from, band.to), points: band.points }))
      : characteristic.categories.map((category) => ({
          key: category.id,
          name: formats.list(
            category.values.map((value) =>
              typeof value === 'boolean'
                ? value
                  ? t.yes
                  : t.no
                : labels[value] === undefined
                  ? value
                  : text(labels[value]),
            ),
            'disjunction',
          ),
          points: category.points,
        }))),
    ...characteristic.classes.map((entry) => ({
      key: `class:${entry.class}`,
      name: t.classCase(entry.class.replaceAll('_', ' ')),
      points: entry.points,
    })),
    ...(['missing', 'confidential', 'notApplicable', 'stale'] as const).map((kind) => ({
      key: kind,
      name: t[kind],
      points: characteristic.absent[kind].points,
      absent: true as const,
    })),
  ];
  return (
    <Table className={classes.bands} verticalSpacing={4} withRowBorders={false}>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.key} {...(row.absent === true ? { c: 'dimmed' } : {})}>
            <Table.Td>{row.name}</Table.Td>
            <Table.Td ta="right">{formats.signed(row.points)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );

  function bandName(from: number | null, to: number | null): string {
    if (from === null) return to === null ? t.anyValue : t.under(bound(to));
    return to === null ? t.fromOn(bound(from)) : t.fromTo(bound(from), bound(to));
  }
}

function labelsOf(scorecard: Scorecard, input: string): Readonly<Record<string, LocalText>> {
  const fact = scorecard.facts[input];
  return fact?.type === 'category' ? (fact.labels ?? {}) : {};
}

/** The unit of a fact or ratio, where it is a number. */
function unitOf(scorecard: Scorecard, input: string): RatioUnit | null {
  const ratio = scorecard.ratios[input];
  if (ratio !== undefined) return ratio.unit;
  const fact = scorecard.facts[input];
  if (fact === undefined) return null;
  if (fact.type === 'money') return 'money';
  return fact.type === 'number' || fact.type === 'integer' ? fact.unit : null;
}
