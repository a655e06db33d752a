import { Text, Title } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useFormats, useT } from '../i18n/locale-provider.js';
import { Becomes } from './becomes.js';
import { changeMessages } from './change-messages.js';
import { isVersionNumber, isWording, listChanges, type PolicyChange } from './changes.js';
import { type DocumentSide, readSide } from './document-side.js';
import classes from './policy.module.css';
import { sectionMessages, sectionName } from './section-messages.js';
import { useEntryName, usePlaceName } from './use-place-name.js';
import { useValueWords } from './use-value-words.js';

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
                old={old}
                now={now}
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
  readonly old: DocumentSide;
  readonly now: DocumentSide;
  readonly currency: string;
}

function ChangeRow({ change, old, now, currency }: ChangeRowProps) {
  const t = useT(changeMessages);
  const formats = useFormats();
  const namePlace = usePlaceName();
  const nameEntry = useEntryName();
  const showValue = useValueWords();
  if (change.kind === 'moved') {
    return (
      <li>
        <span className={classes.changePlace}>{t.bandOf(namePlace(now, change.path.slice(0, 2)))}</span>
        <Becomes before={nameEntry(old, change.oldPath)} after={nameEntry(now, change.path)} />
      </li>
    );
  }
  // The document that has the place.
  const side = change.kind === 'removed' ? old : now;
  const show = (value: unknown): string => showValue(side, change.path, value, currency);
  const points = pointsOf(change.kind === 'added' ? change.after : change.before);
  return (
    <li>
      <span className={classes.changePlace}>{namePlace(side, change.path)}</span>
      {change.kind === 'changed' ? (
        <Becomes before={show(change.before)} after={show(change.after)} />
      ) : (
        <span className={classes.changeKind} data-kind={change.kind}>
          {change.kind === 'added' ? <IconPlus size={14} aria-hidden /> : <IconMinus size={14} aria-hidden />}
          {points === null ? t[change.kind] : t[`${change.kind}Points`](formats.signed(points))}
        </span>
      )}
    </li>
  );
}

function compareTexts(before: string, after: string) {
  try {
    const [old, now] = [before, after].map(readSide);
    if (old === undefined || now === undefined) return null;
    return { changes: listChanges(old.root, now.root).filter((change) => !isVersionNumber(change)), now, old };
  } catch {
    return null;
  }
}

/** What an entry of a characteristic earns; null for anything else. */
function pointsOf(value: unknown): number | null {
  return typeof value === 'object' && value !== null && 'points' in value && typeof value.points === 'number'
    ? value.points
    : null;
}
