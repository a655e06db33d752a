import type { LiveFigures, Scorecard } from '@encours/engine';
import { Button } from '@mantine/core';
import { memo, useMemo, useState } from 'react';
import { useFormats, useLocale, useT } from '../../../i18n/locale-provider.js';
import { sectionMessages, sectionName } from '../../../policy/section-messages.js';
import { useNameWords } from '../../../policy/use-name-words.js';
import { changeOf, describeChange } from './describe-change.js';
import classes from './live.module.css';
import type { LiveFollower } from './live-home.js';
import { liveMessages } from './messages.js';
import { listSingleEdits } from './single-edits.js';

interface IsolateEditsProps {
  /** The text that the draft started from, and the draft; parsed. */
  readonly before: unknown;
  readonly beforeText: string;
  readonly after: unknown;
  readonly afterText: string;
  /** Of the last text that could be read: its words stand for the names of parts. */
  readonly scorecard: Scorecard;
  readonly runner: LiveFollower;
}

interface Effect {
  readonly path: readonly string[];
  /** Null: the edit is not valid by itself. */
  readonly approval: number | null;
  readonly badRate: number | null;
}

/** Each edited part, alone in the text that the draft started from, and what it moves by itself. */
export const IsolateEdits = memo(function IsolateEdits({
  before,
  beforeText,
  after,
  afterText,
  scorecard,
  runner,
}: IsolateEditsProps) {
  const t = useT(liveMessages);
  const sections = useT(sectionMessages);
  const { locale } = useLocale();
  const formats = useFormats();
  const wordOf = useNameWords(scorecard)([]);
  const [effects, setEffects] = useState<{ readonly of: string; readonly rows: readonly Effect[] } | null>(null);
  const [running, setRunning] = useState(false);
  const [failed, setFailed] = useState(false);
  const edits = useMemo(() => listSingleEdits(before, after), [before, after]);
  const run = async (): Promise<void> => {
    setRunning(true);
    setFailed(false);
    try {
      const [start, ...alone] = await runner.decideAside([beforeText, ...edits.map(({ write }) => write())]);
      const rows = edits.map(({ path }, index): Effect => {
        const figures = alone[index] ?? null;
        return { path, ...(start == null || figures === null ? NOT_VALID : effectOf(start, figures)) };
      });
      setEffects({ of: afterText, rows });
    } catch {
      setFailed(true);
    } finally {
      setRunning(false);
    }
  };
  const nameEdit = ([section = '', member]: readonly string[]): string => {
    if (section === 'ratings' && member !== undefined) return t.isolateRating(Number(member) + 1);
    const parts = [sectionName(sections, section), ...(member === undefined ? [] : [wordOf(member) ?? member])];
    return parts.join(locale === 'fr' ? '\u00a0: ' : ': ');
  };
  const shown = effects?.of === afterText ? effects.rows : null;
  return (
    <section className={classes.block} aria-label={t.isolate}>
      <h2>{t.isolate}</h2>
      {after === undefined ? (
        <p className={classes.note}>{t.isolateUnread}</p>
      ) : edits.length === 0 ? (
        <p className={classes.note}>{t.isolateNothing}</p>
      ) : (
        <>
          <p className={classes.note}>{t.isolateText}</p>
          <Button size="compact-xs" variant="default" loading={running} onClick={() => void run()}>
            {t.isolateRun(edits.length)}
          </Button>
        </>
      )}
      {failed && (
        <p className={classes.note} role="status">
          {t.isolateFailed}
        </p>
      )}
      {shown !== null && (
        <table className={classes.bands}>
          <thead>
            <tr>
              <th scope="col">{t.part}</th>
              <th scope="col">{t.approvalRate}</th>
              <th scope="col">{t.badRate}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ path, approval, badRate }) => (
              <tr key={path.join(' ')}>
                <th scope="row">{nameEdit(path)}</th>
                {approval === null ? (
                  <td colSpan={2}>{t.isolateAlone}</td>
                ) : (
                  <>
                    <td>{describeChange(approval, t.same, formats)}</td>
                    <td>{describeChange(badRate, t.same, formats)}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
});

const NOT_VALID = { approval: null, badRate: null };

function effectOf(start: LiveFigures, figures: LiveFigures): Omit<Effect, 'path'> {
  return {
    approval: figures.draft.approvalRate - start.draft.approvalRate,
    badRate: changeOf(start.draft.outcomes.approve.badRate, figures.draft.outcomes.approve.badRate),
  };
}
