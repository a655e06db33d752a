import { applyFix, type Fix } from '@encours/engine';
import { Button, Group, Text, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconBulb, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { useT, useText } from '../../i18n/locale-provider.js';
import type { Analysis, LocatedDiagnostic } from './analysis.js';
import { workspaceMessages } from './messages.js';
import classes from './workspace.module.css';

const ICONS = { error: IconCircleX, warning: IconAlertTriangle, info: IconInfoCircle } as const;

interface ProblemsListProps {
  readonly analysis: Analysis;
  readonly readOnly: boolean;
  readonly onGo: (problem: LocatedDiagnostic) => void;
  readonly onFix: (fixed: string) => void;
}

/** Every fault of the text as a real list: reachable by keyboard, read aloud, each with its mend. */
export function ProblemsList({ analysis, readOnly, onGo, onFix }: ProblemsListProps) {
  const t = useT(workspaceMessages);
  const { problems, errorCount, warningCount } = analysis;
  const counts = [
    ...(errorCount > 0 ? [t.errors(errorCount)] : []),
    ...(warningCount > 0 ? [t.warnings(warningCount)] : []),
  ].join(', ');
  return (
    <section className={classes.problems} aria-label={t.problems}>
      <div className={classes.problemsHead}>
        <Text size="sm" fw={600}>
          {t.problems}
        </Text>
        <Text size="sm" c="dimmed" role="status">
          {counts}
        </Text>
      </div>
      {problems.length === 0 ? (
        <div className={classes.noProblem}>
          <IconCircleCheck size={16} aria-hidden /> {t.noProblem}
        </div>
      ) : (
        <ul>
          {problems.map((problem, index) => (
            <ProblemRow
              key={`${problem.diagnostic.code}:${index}`}
              problem={problem}
              onGo={() => onGo(problem)}
              onFix={readOnly ? null : (fix) => onFix(applyFix(analysis.text, fix))}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface ProblemRowProps {
  readonly problem: LocatedDiagnostic;
  readonly onGo: () => void;
  readonly onFix: ((fix: Fix) => void) | null;
}

function ProblemRow({ problem, onGo, onFix }: ProblemRowProps) {
  const t = useT(workspaceMessages);
  const text = useText();
  const { diagnostic, range } = problem;
  const Icon = ICONS[diagnostic.severity];
  return (
    <li className={classes.problem} data-severity={diagnostic.severity}>
      <UnstyledButton className={classes.problemLink} onClick={onGo}>
        <Icon size={16} aria-label={t[diagnostic.severity]} className={classes.problemIcon} />
        <span>
          <span className={classes.problemMessage}>{text(diagnostic.message)}</span>{' '}
          <span className={classes.problemHelp}>{diagnostic.help !== undefined && text(diagnostic.help)}</span>
          <span className={classes.problemPlace}>
            {t.line(range.line)} · {diagnostic.code}
          </span>
        </span>
      </UnstyledButton>
      {onFix !== null && diagnostic.fixes !== undefined && diagnostic.fixes.length > 0 && (
        <Group gap={6} className={classes.problemFixes ?? ''}>
          {diagnostic.fixes.slice(0, 3).map((fix) => (
            <Button
              key={fix.title.en}
              size="compact-xs"
              variant="light"
              classNames={{ root: classes.problemFix ?? '', label: classes.problemFixLabel ?? '' }}
              leftSection={<IconBulb size={13} aria-hidden />}
              onClick={() => onFix(fix)}
            >
              {text(fix.title)}
            </Button>
          ))}
        </Group>
      )}
    </li>
  );
}
