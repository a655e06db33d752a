import { type ApplicationInput, applyFix, describeWitness, type Finding, type Fix, type Policy } from '@encours/engine';
import { Button, Group, Text, UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBulb,
  IconCircleCheck,
  IconCircleX,
  IconInfoCircle,
  IconUser,
} from '@tabler/icons-react';
import { memo } from 'react';
import { useT, useText } from '../../i18n/locale-provider.js';
import { NamedText } from '../../policy/named-text.js';
import { inWords, type WordOf } from '../../policy/split-names.js';
import { useNameWords } from '../../policy/use-name-words.js';
import { withoutCode } from '../../policy/without-code.js';
import type { Analysis, LocatedDiagnostic } from './analysis.js';
import { workspaceMessages } from './messages.js';
import type { LocatedFinding, Proofs } from './proofs/use-proofs.js';
import classes from './workspace.module.css';

const ICONS = { error: IconCircleX, warning: IconAlertTriangle, info: IconInfoCircle, IconUser } as const;

interface ProblemsListProps {
  readonly analysis: Analysis;
  /** The last one that the text gave: its words stand for the names in messages. */
  readonly lastPolicy: Policy | null;
  readonly proofs: Proofs;
  readonly readOnly: boolean;
  /** Beside the text, what is to be done names the properties of the text as well. */
  readonly showsText: boolean;
  readonly onGo: (problem: LocatedDiagnostic) => void;
  readonly onFix: (fixed: string) => void;
  /** Shows a customer in the preview. */
  readonly onOpen: (witness: ApplicationInput) => void;
}

/** Every fault of the text and every finding as a real list: reachable by keyboard, read aloud, each with its mend. */
export const ProblemsList = memo(function ProblemsList({
  analysis,
  lastPolicy,
  proofs,
  readOnly,
  showsText,
  onGo,
  onFix,
  onOpen,
}: ProblemsListProps) {
  const t = useT(workspaceMessages);
  const text = useText();
  const wordsAt = useNameWords(lastPolicy?.scorecard ?? null);
  const { errorCount } = analysis;
  const found = proofs.findings.filter(({ diagnostic }) => diagnostic.severity !== 'info');
  const advice = proofs.findings.filter(({ diagnostic }) => diagnostic.severity === 'info');
  const problems = [...analysis.problems, ...found].sort((a, b) => a.range.from - b.range.from);
  const warningCount = analysis.warningCount + found.length;
  const counts = [
    ...(errorCount > 0 ? [t.errors(errorCount)] : []),
    ...(warningCount > 0 ? [t.warnings(warningCount)] : []),
  ].join(', ');
  const row = (problem: LocatedDiagnostic | LocatedFinding, index: number) => (
    <ProblemRow
      key={`${problem.diagnostic.code}:${index}`}
      problem={problem}
      wordOf={wordsAt(problem.diagnostic.path)}
      policy={analysis.policy}
      showsText={showsText}
      onGo={() => onGo(problem)}
      onFix={readOnly ? null : (fix) => onFix(applyFix(analysis.text, fix))}
      onOpen={onOpen}
    />
  );
  return (
    <section className={classes.problems} aria-label={t.problems}>
      <div className={classes.problemsHead}>
        <Text size="sm" fw={600}>
          {t.problems}
        </Text>
        <Text size="sm" c="dimmed" role="status">
          {counts}
        </Text>
        <ProofState proofs={proofs} />
      </div>
      {problems.length === 0 ? (
        <div className={classes.noProblem}>
          <IconCircleCheck size={16} aria-hidden /> {t.noProblem}
        </div>
      ) : (
        <ul>{problems.map(row)}</ul>
      )}
      {advice.length > 0 && (
        <details className={classes.proofs}>
          <summary>{t.advice(advice.length)}</summary>
          <ul>{advice.map(row)}</ul>
        </details>
      )}
      {proofs.state !== 'off' && proofs.claims.length > 0 && (
        <details className={classes.proofs} data-stale={proofs.state !== 'done' || undefined}>
          <summary>{t.confirmed(proofs.claims.length)}</summary>
          <ul>
            {proofs.claims.map(({ id, certainty, text: claim }) => (
              <li key={id} className={classes.claim}>
                <IconCircleCheck size={16} aria-hidden className={classes.problemIcon} />
                <span>
                  {text(claim)} <span className={classes.problemHelp}>({t[certainty]})</span>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
});

interface ProofStateProps {
  readonly proofs: Proofs;
}

function ProofState({ proofs: { state, cutShort } }: ProofStateProps) {
  const t = useT(workspaceMessages);
  if (state === 'off') return null;
  const words = {
    proving: t.proving,
    failed: t.provingFailed,
    done: cutShort.length > 0 ? t.provingCut : t.provingDone,
  };
  return (
    <Text size="sm" c="dimmed" role="status" ml="auto">
      {words[state]}
    </Text>
  );
}

interface ProblemRowProps {
  readonly problem: LocatedDiagnostic | LocatedFinding;
  readonly wordOf: WordOf;
  readonly policy: Policy | null;
  readonly showsText: boolean;
  readonly onGo: () => void;
  readonly onFix: ((fix: Fix) => void) | null;
  readonly onOpen: (witness: ApplicationInput) => void;
}

function ProblemRow({ problem, wordOf, policy, showsText, onGo, onFix, onOpen }: ProblemRowProps) {
  const t = useT(workspaceMessages);
  const text = useText();
  const { diagnostic, range } = problem;
  const Icon = ICONS[diagnostic.severity];
  const finding = isFinding(diagnostic) ? diagnostic : null;
  const { certainty, witness, counterpart } = finding ?? { certainty: null, witness: null, counterpart: null };
  const help = diagnostic.help === undefined ? '' : text(diagnostic.help);
  const told = policy === null || finding === null ? null : describeWitness(policy, finding);
  const fixes = onFix === null ? [] : (diagnostic.fixes ?? []).slice(0, 3);
  return (
    <li className={classes.problem} data-severity={diagnostic.severity} data-code={diagnostic.code}>
      <UnstyledButton className={classes.problemLink} onClick={onGo}>
        <Icon size={16} aria-label={t[diagnostic.severity]} className={classes.problemIcon} />
        <span>
          <span className={classes.problemMessage}>
            <NamedText message={text(diagnostic.message)} wordOf={wordOf} />
          </span>{' '}
          <span className={classes.problemHelp}>
            <NamedText message={showsText ? help : withoutCode(help)} wordOf={wordOf} />
          </span>
          {told !== null && (
            <span className={classes.problemPlace}>
              <NamedText message={text(told)} wordOf={wordOf} />
            </span>
          )}
          <span className={classes.problemPlace}>
            {t.line(range.line)}
            {certainty !== null && ` · ${t[certainty]}`}
          </span>
        </span>
      </UnstyledButton>
      {(fixes.length > 0 || witness !== null) && (
        <Group gap={6} className={classes.problemFixes ?? ''}>
          {fixes.map((fix) => (
            <RowButton
              key={fix.title.en}
              icon={IconBulb}
              label={inWords(text(fix.title), wordOf)}
              onClick={() => onFix?.(fix)}
            />
          ))}
          {witness !== null && <RowButton icon={IconUser} label={t.openWitness} onClick={() => onOpen(witness)} />}
          {counterpart !== null && (
            <RowButton icon={IconUser} label={t.openCounterpart} onClick={() => onOpen(counterpart)} />
          )}
        </Group>
      )}
    </li>
  );
}

function isFinding(diagnostic: LocatedDiagnostic['diagnostic'] | Finding): diagnostic is Finding {
  return 'certainty' in diagnostic;
}

interface RowButtonProps {
  readonly icon: typeof IconBulb;
  readonly label: string;
  readonly onClick: () => void;
}

function RowButton({ icon: Icon, label, onClick }: RowButtonProps) {
  return (
    <Button
      size="compact-xs"
      variant="light"
      classNames={{ root: classes.problemFix ?? '', label: classes.problemFixLabel ?? '' }}
      leftSection={<Icon size={13} aria-hidden />}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
