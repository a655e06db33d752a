import { describeQuantity, type Scorecard } from '@encours/engine';
import { Text, Title, VisuallyHidden } from '@mantine/core';
import { IconArrowRight, IconMinus, IconPlus } from '@tabler/icons-react';
import { Fragment, useMemo } from 'react';
import type { Formats } from '../i18n/format.js';
import { useFormats, useLocale, useT } from '../i18n/locale-provider.js';
import { changeMessages } from './change-messages.js';
import { isVersionNumber, isWording, listChanges, type PolicyChange, RATING_LISTS } from './changes.js';
import classes from './policy.module.css';
import { readScorecard } from './read-scorecard.js';
import { sectionMessages, sectionName } from './section-messages.js';
import { unitOf } from './use-entry-rows.js';
import { usePlaceName } from './use-place-name.js';

interface ChangeListProps {
  readonly before: string;
  readonly after: string;
  readonly currency: string;
  /** Level of its headings, one below that of what surrounds it. */
  readonly headingOrder?: 2 | 3;
}

/** What changes from one text to another, in words, by section; changes of wording are only counted. */
export function ChangeList({ before, after, currency, headingOrder = 3 }: ChangeListProps) {
  const t = useT(changeMessages);
  const sections = useT(sectionMessages);
  const compared = useMemo(() => compareTexts(before, after), [before, after]);
  if (compared === null) return <Text size="sm">{t.unreadable}</Text>;
  const { changes, now, old } = compared;
  const weighty = changes.filter((change) => !isWording(change));
  const wordings = changes.length - weighty.length;
  if (changes.length === 0) return <Text size="sm">{t.none}</Text>;
  const groups = new Map<string, PolicyChange[]>();
  for (const change of weighty) {
    const section = String(change.path[0]);
    groups.set(section, [...(groups.get(section) ?? []), change]);
  }
  return (
    <div className={classes.changes}>
      {weighty.length === 0 && <Text size="sm">{t.onlyWording}</Text>}
      {[...groups].map(([section, members]) => (
        <section key={section}>
          <Title order={headingOrder} className={classes.changeSection}>
            {sectionName(sections, section)}
          </Title>
          <ul>
            {members.map((change) => (
              <ChangeRow
                key={`${change.kind}:${change.path.join('/')}`}
                change={change}
                side={change.kind === 'removed' ? old : now}
                currency={currency}
              />
            ))}
          </ul>
        </section>
      ))}
      {wordings > 0 && weighty.length > 0 && (
        <Text size="sm" c="dimmed">
          {t.wordings(wordings)}
        </Text>
      )}
    </div>
  );
}

interface ChangeRowProps {
  readonly change: PolicyChange;
  /** The document that has the place. */
  readonly side: Side;
  readonly currency: string;
}

function ChangeRow({ change, side, currency }: ChangeRowProps) {
  const t = useT(changeMessages);
  const formats = useFormats();
  const { locale } = useLocale();
  const namePlace = usePlaceName();
  const last = change.path.at(-1);
  // In a list by rating the property is the one before, and the position is the rating.
  const rating = typeof last === 'number' && RATING_LISTS.has(String(change.path.at(-2))) ? last + 1 : null;
  const path = rating === null ? change.path : change.path.slice(0, -1);
  const key = path.at(-1);
  const names: Readonly<Record<string, unknown>> = t;
  const word = typeof key === 'string' ? names[key] : undefined;
  const property = typeof word === 'string' ? word : null;
  // The last property has a word of its own where there is one; the rest of the place is the engine's to describe.
  const place = namePlace(side.root, side.scorecard, property === null ? path : path.slice(0, -1));
  const kind = kindOf(path, side.root);
  const bound = boundOf(path, side.scorecard);
  const show = (value: unknown): string =>
    bound !== null && typeof value === 'number'
      ? describeQuantity(value, unitOf(bound.scorecard, bound.input), currency, locale)
      : valueText(value, kind, currency, formats, t);
  const points = pointsOf(change.kind === 'added' ? change.after : change.before);
  return (
    <li>
      <span className={classes.changePlace}>
        {[place, property, rating === null ? null : t.rating(rating)]
          .filter((part) => part !== null && part !== '')
          .map((part, index) => (
            <Fragment key={part}>
              {index > 0 && ', '}
              {part}
            </Fragment>
          ))}
      </span>
      {change.kind === 'changed' ? (
        <span className={classes.changeValues}>
          <del>{show(change.before)}</del>
          <IconArrowRight size={14} aria-hidden />
          <VisuallyHidden>{t.becomes}</VisuallyHidden>
          <ins>{show(change.after)}</ins>
        </span>
      ) : (
        <span className={classes.changeKind} data-kind={change.kind}>
          {change.kind === 'added' ? <IconPlus size={14} aria-hidden /> : <IconMinus size={14} aria-hidden />}
          {points === null ? t[change.kind] : t[`${change.kind}Points`](formats.signed(points))}
        </span>
      )}
    </li>
  );
}

/** One of the two documents; `scorecard` is null where it has not the shape of one. */
interface Side {
  readonly root: unknown;
  readonly scorecard: Scorecard | null;
}

function compareTexts(before: string, after: string) {
  try {
    const [old, now] = [before, after].map(
      (text): Side => ({ root: JSON.parse(text), scorecard: readScorecard(text) }),
    );
    if (old === undefined || now === undefined) return null;
    return { changes: listChanges(old.root, now.root).filter((change) => !isVersionNumber(change)), now, old };
  } catch {
    return null;
  }
}

type Kind = 'money' | 'share' | 'date' | 'plain';

/** Shares 0…1, which a person reads as percentages. */
const SHARES: ReadonlySet<unknown> = new Set(['minimumShare', 'insuredCountsAt', 'defaultProbability']);

/** Amounts are numbers under a key that ends in `Minor`, and the values of a table of money. */
function kindOf(path: PolicyChange['path'], root: unknown): Kind {
  const key = path.at(-1);
  if (SHARES.has(key)) return 'share';
  if (key === 'effectiveFrom') return 'date';
  if (typeof key === 'string' && key.endsWith('Minor')) return 'money';
  return key === 'values' && isTableOfMoney(path, root) ? 'money' : 'plain';
}

function isTableOfMoney(path: PolicyChange['path'], root: unknown): boolean {
  let table = root;
  for (const part of path.slice(0, -1)) {
    if (typeof table !== 'object' || table === null) return false;
    const members: Readonly<Record<string, unknown>> = { ...table };
    table = members[String(part)];
  }
  return typeof table === 'object' && table !== null && 'unit' in table && table.unit === 'money';
}

/** Whose bound it is: the input has the unit. Null for anything but a bound of a band. */
function boundOf([section, index, list, , key]: PolicyChange['path'], scorecard: Scorecard | null) {
  if (scorecard === null || section !== 'characteristics' || list !== 'bands' || typeof index !== 'number') return null;
  const characteristic = scorecard.characteristics[index];
  return characteristic !== undefined && (key === 'from' || key === 'to')
    ? { scorecard, input: characteristic.input }
    : null;
}

/** What an entry of a characteristic earns; null for anything else. */
function pointsOf(value: unknown): number | null {
  return typeof value === 'object' && value !== null && 'points' in value && typeof value.points === 'number'
    ? value.points
    : null;
}

const LONGEST = 140;

function valueText(
  value: unknown,
  kind: Kind,
  currency: string,
  formats: Formats,
  t: { readonly none_: string; readonly yes: string; readonly no: string },
): string {
  if (value === null) return t.none_;
  if (typeof value === 'number') return numberText(value, kind, currency, formats);
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (Array.isArray(value)) return value.map((item) => valueText(item, kind, currency, formats, t)).join(' · ');
  if (kind === 'date' && typeof value === 'string') return formats.date(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function numberText(value: number, kind: Kind, currency: string, formats: Formats): string {
  if (kind === 'money') return formats.money(value, currency);
  return kind === 'share' ? formats.percent(value, 4) : formats.number(value, 6);
}
