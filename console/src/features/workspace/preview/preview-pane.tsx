import type { Application, Policy } from '@encours/engine';
import { ActionIcon, Alert, SegmentedControl, Select, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconArrowBackUp, IconDeviceFloppy } from '@tabler/icons-react';
import { type ReactNode, useCallback, useState } from 'react';
import { DecisionCard } from '../../../decision/decision-card.js';
import { useFormats, useT, useText } from '../../../i18n/locale-provider.js';
import { useMe } from '../../../session/me-context.js';
import { can } from '../../../session/roles.js';
import { DateField } from '../../../ui/date-field.js';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.js';
import { NumberField } from '../../../ui/number-field.js';
import { useNow } from '../../../ui/use-now.js';
import type { PreviewCase } from './cases.js';
import { FactsForm } from './facts-form.js';
import type { Impact } from './impact.js';
import { ImpactPanel } from './impact-panel.js';
import { previewMessages } from './messages.js';
import classes from './preview.module.css';
import { SaveCaseModal } from './save-case-modal.js';
import type { PreviewResult } from './use-decision.js';

const VIEWS = ['decision', 'facts', 'impact'] as const;
type View = (typeof VIEWS)[number];

interface PreviewPaneProps {
  readonly scorecardId: string;
  readonly cases: readonly PreviewCase[];
  readonly chosen: PreviewCase;
  readonly onChoose: (key: string) => void;
  readonly application: Application;
  readonly original: Application;
  readonly onApplication: (change: (application: Application) => Application) => void;
  readonly onReset: () => void;
  /** Null while the text has an error. */
  readonly policy: Policy | null;
  /** The last policy that the text gave. */
  readonly lastPolicy: Policy | null;
  readonly result: PreviewResult | null;
  readonly impact: Impact | null;
  readonly impactRunning: boolean;
}

/** The case, its data, and what the draft decides on it: recomputed at each keystroke that leaves the text valid. */
export function PreviewPane(props: PreviewPaneProps) {
  const { cases, chosen, application, original, onApplication, policy, lastPolicy, result, impact } = props;
  const t = useT(previewMessages);
  const formats = useFormats();
  const me = useMe();
  const maySave = can(me, 'write_scorecards') || can(me, 'decide');
  const [view, setView] = useState<View>('decision');
  const [saving, { open: openSave, close: closeSave }] = useDisclosure(false);
  const edited = application !== original;
  const currency = lastPolicy?.scorecard.about.currency ?? 'EUR';
  const setRequest = useCallback(
    (part: Partial<Application['request']>) =>
      onApplication((old) => ({ ...old, request: { ...old.request, ...part } })),
    [onApplication],
  );
  const viewName = { decision: t.decision, facts: t.factsPlain, impact: t.impact }[view];
  const factCount = lastPolicy === null ? 0 : Object.keys(lastPolicy.scorecard.facts).length;
  return (
    <section className={classes.pane} aria-label={t.title}>
      <div className={classes.head}>
        <div className={classes.caseRow}>
          <Select
            size="xs"
            className={classes.casePicker ?? ''}
            aria-label={t.case}
            placeholder={t.caseHint}
            searchable
            allowDeselect={false}
            limit={80}
            maxDropdownHeight={420}
            nothingFoundMessage={t.noCaseFound}
            value={chosen.key}
            onChange={(key) => {
              if (key !== null) props.onChoose(key);
            }}
            data={groupCases(cases, t.savedCases, t.shipped)}
          />
          <Tooltip label={t.reset}>
            <ActionIcon aria-label={t.reset} variant="default" size={30} disabled={!edited} onClick={props.onReset}>
              <IconArrowBackUp size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={maySave ? t.save : t.saveForbidden}>
            <ActionIcon
              aria-label={t.save}
              variant="default"
              size={30}
              {...(maySave ? {} : { 'aria-disabled': true, 'data-disabled': true })}
              onClick={() => {
                if (maySave) openSave();
              }}
            >
              <IconDeviceFloppy size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </div>
        <div className={classes.request}>
          <NumberField
            size="xs"
            kind="money"
            currency={currency}
            label={t.amount}
            value={application.request.amountMinor}
            onChange={(value) => setRequest({ amountMinor: Math.max(0, value ?? 0) })}
          />
          <NumberField
            size="xs"
            kind="money"
            currency={currency}
            label={t.exposure}
            value={application.request.exposureMinor}
            onChange={(value) => setRequest({ exposureMinor: Math.max(0, value ?? 0) })}
          />
          <DateField
            size="xs"
            label={t.date}
            value={application.date}
            onChange={(date) => {
              if (date !== null) onApplication((old) => ({ ...old, date }));
            }}
          />
        </div>
        <SegmentedControl
          size="xs"
          fullWidth
          value={view}
          aria-label={t.title}
          onChange={(next) => setView(VIEWS.find((candidate) => candidate === next) ?? 'decision')}
          data={[
            { value: 'decision', label: t.decision },
            { value: 'facts', label: t.facts(factCount) },
            {
              value: 'impact',
              label: impact === null ? t.impact : t.impactCount(formats.number(impact.changed.length)),
            },
          ]}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <section className={classes.body} tabIndex={0} aria-label={viewName}>
        {view === 'decision' && <DecisionView policy={policy} result={result} />}
        {view === 'facts' && lastPolicy !== null && (
          <FactsForm
            scorecard={lastPolicy.scorecard}
            application={application}
            original={original}
            onChange={onApplication}
          />
        )}
        {view === 'impact' && (
          <ImpactPanel
            impact={impact}
            running={props.impactRunning}
            stale={policy === null}
            currency={currency}
            onOpen={(key) => {
              props.onChoose(key);
              setView('decision');
            }}
          />
        )}
      </section>
      {saving && (
        <SaveCaseModal
          opened
          scorecardId={props.scorecardId}
          suggestedName={chosen.name}
          application={application}
          decision={policy === null ? null : (result?.decision ?? null)}
          onSaved={(name) => {
            closeSave();
            props.onChoose(name);
          }}
          onClose={closeSave}
        />
      )}
    </section>
  );
}

interface DecisionViewProps {
  readonly policy: Policy | null;
  readonly result: PreviewResult | null;
}

function DecisionView({ policy, result }: DecisionViewProps) {
  const t = useT(previewMessages);
  const text = useText();
  if (result === null) {
    return policy === null ? <Text size="sm">{t.neverValid}</Text> : <LoadingSkeleton shape="card" />;
  }
  let content: ReactNode;
  if (result.decision === null) {
    content = (
      <Alert color="yellow" title={t.faults} icon={<IconAlertTriangle aria-hidden />}>
        <ul className={classes.faults}>
          {result.faults.map((fault) => (
            <li key={`${fault.code}:${fault.path.join('/')}`}>{text(fault.message)}</li>
          ))}
        </ul>
      </Alert>
    );
  } else content = <DecisionCard decision={result.decision} compared={result.compared} scorecard={result.scorecard} />;
  return (
    <>
      {policy === null && <StaleNote at={result.at} />}
      <div className={classes.result} data-stale={policy === null || undefined}>
        {content}
      </div>
    </>
  );
}

interface StaleNoteProps {
  readonly at: number;
}

function StaleNote({ at }: StaleNoteProps) {
  const t = useT(previewMessages);
  const formats = useFormats();
  const now = useNow(1_000);
  return (
    <div className={classes.stale} role="status">
      <IconAlertTriangle size={15} aria-hidden />
      {t.stale(formats.relative(new Date(at).toISOString(), Math.max(now, at)))}
    </div>
  );
}

function groupCases(cases: readonly PreviewCase[], saved: string, shipped: string) {
  const items = (isShipped: boolean) =>
    cases.filter((item) => item.shipped === isShipped).map(({ key, name }) => ({ value: key, label: name }));
  return [
    { group: saved, items: items(false) },
    { group: shipped, items: items(true) },
  ].filter(({ items: list }) => list.length > 0);
}
