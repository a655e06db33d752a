import { Application, type FactInput, type FactValue } from '@encours/engine';

/** The application of a case with its shape checked and defaults filled in; null when it has not that shape. */
export function readApplication(value: unknown): Application | null {
  const parsed = Application.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** An application about which nothing is known but an amount. */
export function blankApplication(today: string): Application {
  return {
    date: today,
    customer: null,
    request: {
      amountMinor: 1_000_000,
      exposureMinor: 0,
      groupExposureMinor: 0,
      insuredMinor: 0,
      terms: null,
    },
    facts: {},
    priorFacts: {},
  };
}

export type FactStatus = 'present' | 'missing' | 'confidential' | 'notApplicable' | 'stale';

/** A fact as a form shows it: a value, or how it is absent. */
export interface FactView {
  readonly value: FactValue | null;
  readonly status: FactStatus;
  readonly asOf: string | null;
  readonly source: string | null;
}

const MISSING: FactView = { value: null, status: 'missing', asOf: null, source: null };

export function viewFact(input: FactInput | undefined): FactView {
  if (input === undefined) return MISSING;
  if (typeof input !== 'object') return { value: input, status: 'present', asOf: null, source: null };
  return { value: input.value, status: input.status, asOf: input.asOf, source: input.source };
}

/** The application with one fact changed: a new value keeps what its envelope says of dates and source. */
export function withFact(application: Application, name: string, value: FactValue | null): Application {
  const { [name]: old, ...others } = application.facts;
  if (value === null) return { ...application, facts: others };
  const input: FactInput = typeof old === 'object' ? { ...old, status: 'present', value } : value;
  return { ...application, facts: { ...others, [name]: input } };
}

/** The application with one fact absent in that way. */
export function withAbsentFact(
  application: Application,
  name: string,
  status: Exclude<FactStatus, 'present'>,
): Application {
  const { [name]: _old, ...others } = application.facts;
  if (status === 'missing') return { ...application, facts: others };
  const input: FactInput = { value: null, status, asOf: null, knownAt: null, source: null };
  return { ...application, facts: { ...others, [name]: input } };
}

/** Only the facts that a scorecard declares: another version may know fewer of them. */
export function withDeclaredFacts(application: Application, declared: Readonly<Record<string, unknown>>): Application {
  const keep = (facts: Application['facts']): Application['facts'] =>
    Object.fromEntries(Object.entries(facts).filter(([name]) => Object.hasOwn(declared, name)));
  return { ...application, facts: keep(application.facts), priorFacts: keep(application.priorFacts) };
}
