import type { JsonPath } from '@encours/engine';
import { ActionIcon, Button, NativeSelect, Title, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useT } from '../../../i18n/locale-provider.js';
import { sectionMessages, sectionName } from '../../../policy/section-messages.js';
import type { LocatedDiagnostic } from '../analysis.js';
import { readHistoryKey, type TextHistory } from '../history-keys.js';
import { AboutSection } from './about-section.js';
import { CharacteristicsSection } from './characteristics-section.js';
import { DelegationSection } from './delegation-section.js';
import { FactsSection, RatiosSection } from './facts-section.js';
import { Problems } from './fields.js';
import classes from './form.module.css';
import { FormProvider, type FormSource } from './form-context.js';
import { LimitSection } from './limit-section.js';
import { formMessages } from './messages.js';
import {
  BenchmarksSection,
  CalibrationSection,
  DunningSection,
  ReleaseSection,
  ReviewSection,
  ScalingSection,
} from './other-sections.js';
import { TextButton } from './parts.js';
import { RatingsSection } from './ratings-section.js';
import { RulesSection } from './rules-section.js';
import { TermsSection } from './terms-section.js';
import { pathKey } from './values.js';

/** In the order of the outline; what else a text holds belongs to one of them. */
const SECTIONS = [
  'about',
  'facts',
  'benchmarks',
  'ratios',
  'characteristics',
  'ratings',
  'rules',
  'terms',
  'limit',
  'delegation',
  'review',
  'dunning',
  'scaling',
  'calibration',
  'release',
] as const;
type Section = (typeof SECTIONS)[number];
const HOMES: Readonly<Record<string, Section>> = { baseScore: 'ratings', completeness: 'ratings' };

export interface FormPaneProps {
  readonly source: FormSource;
  readonly place: JsonPath;
  /** A place that was asked for; its field gets the focus. Another object asks again. */
  readonly wanted: { readonly path: JsonPath } | null;
  /** The first error of a text that cannot be read; null for one that can. */
  readonly fault: LocatedDiagnostic | null;
  /** Null while the editor, which remembers them, is still being loaded. */
  readonly history: TextHistory | null;
  readonly onFault: (problem: LocatedDiagnostic) => void;
}

/** The scorecard as a form, one section at a time. Everything it changes, it changes in the text. */
export default function FormPane({ source, place, wanted, fault, history, onFault }: FormPaneProps) {
  const t = useT(formMessages);
  const names = useT(sectionMessages);
  const host = useRef<HTMLDivElement>(null);
  const key = String(place[0] ?? '');
  const section: Section = SECTIONS.find((one) => one === key) ?? HOMES[key] ?? 'about';
  const item = section === key ? pathKey(place.slice(1, 2)) : '';
  const places = pathKey(place);

  useEffect(() => {
    host.current?.scrollTo({ top: 0 });
  }, [section, item]);
  // What the outline, a problem or the cursor of the text points at comes into view, unless it has the focus already.
  useEffect(() => {
    const found = findPlace(host.current, places);
    if (found !== null && !found.contains(document.activeElement)) found.scrollIntoView({ block: 'nearest' });
  }, [places]);

  // What takes room from the form, as the list of problems does when one is added, does not hide the field in use.
  useEffect(() => {
    const body = host.current;
    if (body === null) return;
    const observer = new ResizeObserver(() => {
      const used = document.activeElement;
      if (used !== body && body.contains(used)) used?.closest('[data-path]')?.scrollIntoView({ block: 'nearest' });
    });
    observer.observe(body);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (wanted === null) return;
    const found = findPlace(host.current, pathKey(wanted.path));
    found?.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
    found?.scrollIntoView({ block: 'center' });
  }, [wanted]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'F8' && source.problems.length > 0) {
      event.preventDefault();
      const at = source.problems.findIndex(({ diagnostic }) => pathKey(diagnostic.path) === places);
      const step = event.shiftKey ? -1 : 1;
      const count = source.problems.length;
      const next = source.problems[(at === -1 && step === -1 ? count - 1 : at + step + count) % count];
      if (next !== undefined) onFault(next);
      return;
    }
    const step = readHistoryKey(event);
    if (step === null || history === null) return;
    event.preventDefault();
    source.endStep();
    history[step]();
  };
  return (
    <FormProvider value={source}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: undo and redo, for whatever inside has the focus */}
      <div className={classes.form} onKeyDown={onKeyDown} data-form-place={places}>
        <header className={classes.head}>
          <Title order={2} className={classes.title}>
            {sectionName(names, section)}
          </Title>
          <NativeSelect
            size="xs"
            className={classes.sectionPicker ?? ''}
            aria-label={t.section}
            value={section}
            data={SECTIONS.map((one) => ({ value: one, label: sectionName(names, one) }))}
            onChange={(event) => source.onPlace([event.currentTarget.value])}
          />
          <span className={classes.headActions}>
            <TextButton path={place.length === 0 ? [section] : place} />
            {!source.readOnly && (
              <>
                <Tooltip label={t.undo}>
                  <ActionIcon aria-label={t.undo} disabled={history === null} onClick={() => history?.undo()}>
                    <IconArrowBackUp size={16} aria-hidden />
                  </ActionIcon>
                </Tooltip>
                <Tooltip label={t.redo}>
                  <ActionIcon aria-label={t.redo} disabled={history === null} onClick={() => history?.redo()}>
                    <IconArrowForwardUp size={16} aria-hidden />
                  </ActionIcon>
                </Tooltip>
              </>
            )}
          </span>
        </header>
        {fault !== null && (
          <div className={classes.unreadable} role="status">
            <IconAlertTriangle size={16} aria-hidden />
            <span>{t.unreadable}</span>
            <Button size="compact-xs" variant="default" onClick={() => onFault(fault)}>
              {t.goToFault}
            </Button>
          </div>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
        <section ref={host} className={classes.body} tabIndex={0} aria-label={t.form}>
          <Problems path={[section]} />
          <Content section={section} place={section === key ? place : [section]} />
        </section>
      </div>
    </FormProvider>
  );
}

interface ContentProps {
  readonly section: Section;
  readonly place: JsonPath;
}

function Content({ section, place }: ContentProps) {
  switch (section) {
    case 'about':
      return <AboutSection />;
    case 'facts':
      return <FactsSection place={place} />;
    case 'benchmarks':
      return <BenchmarksSection />;
    case 'ratios':
      return <RatiosSection place={place} />;
    case 'characteristics':
      return <CharacteristicsSection place={place} />;
    case 'ratings':
      return <RatingsSection />;
    case 'rules':
      return <RulesSection place={place} />;
    case 'terms':
      return <TermsSection />;
    case 'limit':
      return <LimitSection />;
    case 'delegation':
      return <DelegationSection />;
    case 'review':
      return <ReviewSection />;
    case 'dunning':
      return <DunningSection />;
    case 'scaling':
      return <ScalingSection />;
    case 'calibration':
      return <CalibrationSection />;
    case 'release':
      return <ReleaseSection />;
  }
}

/** What shows the place, or the smallest thing around it. */
function findPlace(host: HTMLElement | null, place: string): HTMLElement | null {
  const all = [...(host?.querySelectorAll<HTMLElement>('[data-path]') ?? [])];
  const around = all.filter(({ dataset: { path = '' } }) => place === path || place.startsWith(`${path}/`));
  return around.toSorted((a, b) => (b.dataset.path?.length ?? 0) - (a.dataset.path?.length ?? 0))[0] ?? null;
}
