import { describePlace } from '@encours/engine';
import { Text, Title, VisuallyHidden } from '@mantine/core';
import { IconArrowRight, IconMinus, IconPlus } from '@tabler/icons-react';
import { Fragment, useMemo } from 'react';
import type { Formats } from '../i18n/format.js';
import { useFormats, useT, useText } from '../i18n/locale-provider.js';
import { changeMessages } from './change-messages.js';
import { isVersionNumber, isWording, listChanges, type PolicyChange, RATING_LISTS } from './changes.js';
import classes from './policy.module.css';
import { sectionMessages, sectionName } from './section-messages.js';

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
  const { changes, root, oldRoot } = compared;
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
                root={change.kind === 'removed' ? oldRoot : root}
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
  readonly root: unknown;
  readonly currency: string;
}

function ChangeRow({ change, root, currency }: ChangeRowProps) {
  const t = useT(changeMessages);
  const text = useText();
  const formats = useFormats();
  const last = change.path.at(-1);
  // In a list by rating the property is the one before, and the position is the rating.
  const rating = typeof last === 'number' && RATING_LISTS.has(String(change.path.at(-2))) ? last + 1 : null;
  const path = rating === null ? change.path : change.path.slice(0, -1);
  const key = path.at(-1);
  const names: Readonly<Record<string, unknown>> = t;
  const word = typeof key === 'string' ? names[key] : undefined;
  const property = typeof word === 'string' ? word : null;
  // The last property has a word of its own where there is one; the rest of the place is the engine's to describe.
  const place = text(describePlace(root, property === null ? path : path.slice(0, -1)));
  const isMoney = isAmount(path, root);
  const show = (value: unknown): string => valueText(value, isMoney, currency, formats, t);
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
          {change.kind === 'added' ? t.added : t.removed}
        </span>
      )}
    </li>
  );
}

function compareTexts(before: string, after: string) {
  try {
    const oldRoot: unknown = JSON.parse(before);
    const root: unknown = JSON.parse(after);
    return { changes: listChanges(oldRoot, root).filter((change) => !isVersionNumber(change)), root, oldRoot };
  } catch {
    return null;
  }
}

/** Numbers under a key that ends in `Minor`, and the values of a table of money. */
function isAmount(path: PolicyChange['path'], root: unknown): boolean {
  const key = path.at(-1);
  if (typeof key === 'string' && key.endsWith('Minor')) return true;
  if (key !== 'values') return false;
  let table = root;
  for (const part of path.slice(0, -1)) {
    if (typeof table !== 'object' || table === null) return false;
    const members: Readonly<Record<string, unknown>> = { ...table };
    table = members[String(part)];
  }
  return typeof table === 'object' && table !== null && 'unit' in table && table.unit === 'money';
}

const LONGEST = 140;

function valueText(
  value: unknown,
  isMoney: boolean,
  currency: string,
  formats: Formats,
  t: { readonly none_: string; readonly yes: string; readonly no: string },
): string {
  if (value === null) return t.none_;
  if (typeof value === 'number') return isMoney ? formats.money(value, currency) : formats.number(value, 6);
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (Array.isArray(value)) return value.map((item) => valueText(item, isMoney, currency, formats, t)).join(' · ');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
