/** Edits as an author makes them one after the other. Some make a text that is not valid, as typing does. */
import type { Scorecard } from '../scorecard/schema.js';
import type { Tape } from './tape.js';

/** Lets the document be changed: a copy of a read-only one. */
type Draft<T> = T extends object ? { -readonly [K in keyof T]: Draft<T[K]> } : T;

type Edit = (tape: Tape, card: Draft<Scorecard>) => void;

/** The scorecard after one edit of any part, or the same one again. */
export function drawEdit(tape: Tape, scorecard: Scorecard): Scorecard {
  const draft = JSON.parse(JSON.stringify(scorecard)) as Draft<Scorecard>;
  tape.pick(EDITS)(tape, draft);
  return draft;
}

const EDITS: readonly [Edit, ...Edit[]] = [
  movePoints,
  moveBand,
  moveCutOff,
  changeFormula,
  changeRule,
  changeBase,
  changeLabel,
  changeLimit,
  changeOutcome,
  dropOrMove,
];

function movePoints(tape: Tape, { characteristics }: Draft<Scorecard>): void {
  const characteristic = tape.pick(characteristics);
  const entries = [
    ...(characteristic.kind === 'numeric' ? characteristic.bands : characteristic.categories),
    ...characteristic.classes,
    ...Object.values(characteristic.absent),
  ];
  tape.pick(entries).points = tape.int(-20, 20);
}

function moveBand(tape: Tape, { characteristics }: Draft<Scorecard>): void {
  const characteristic = tape.pick(characteristics);
  if (characteristic.kind !== 'numeric') {
    const category = tape.pick(characteristic.categories);
    category.values = category.values.slice(0, tape.int(0, category.values.length));
    return;
  }
  const at = tape.int(1, Math.max(1, characteristic.bands.length - 1));
  const [before, after] = [characteristic.bands[at - 1], characteristic.bands[at]];
  if (before === undefined || after === undefined) return;
  const bound = (after.from ?? 0) + tape.int(-4, 4) * tape.pick([0.25, 1, 100]);
  before.to = bound;
  after.from = bound;
}

function moveCutOff(tape: Tape, { ratings }: Draft<Scorecard>): void {
  const at = tape.int(0, 3);
  const rating = ratings[at];
  if (rating === undefined || rating.from === null) return;
  rating.from += tape.int(-12, 12);
}

function changeFormula(tape: Tape, { ratios }: Draft<Scorecard>): void {
  const all = Object.values(ratios);
  const ratio = all[tape.int(0, Math.max(0, all.length - 1))];
  if (ratio === undefined) return;
  const formula = `(${ratio.formula})`;
  ratio.formula = tape.pick([`-${formula}`, `abs(${formula})`, `${formula} * 2`, `${formula} + ${formula}`]);
}

function changeRule(tape: Tape, { rules }: Draft<Scorecard>): void {
  const rule = rules[tape.int(0, Math.max(0, rules.length - 1))];
  if (rule === undefined) return;
  switch (tape.int(0, 4)) {
    case 0:
      rules.splice(rules.indexOf(rule), 1);
      break;
    case 1:
      rule.when = { not: rule.when };
      break;
    case 2:
      rule.ifUnknown = rule.ifUnknown === 'refer' ? 'ignore' : 'refer';
      break;
    case 3:
      rule.when = { all: [{ fact: 'score', operator: 'lessThan', value: tape.int(-20, 60) }] };
      break;
    default:
      rule.effects = [
        tape.pick([{ type: 'decline' }, { type: 'refer' }, { type: 'limit_cap', capMinor: 50_000 }] as const),
      ];
  }
}

function changeBase(tape: Tape, card: Draft<Scorecard>): void {
  if (tape.chance(50)) card.baseScore += tape.int(-5, 5);
  else card.completeness.minimumShare = tape.pick([0, 0.25, 0.5, 0.75, 1]);
}

function changeLabel(tape: Tape, { characteristics, ratings }: Draft<Scorecard>): void {
  const label = { fr: `renommé ${tape.int(0, 9)}`, en: 'renamed' };
  tape.pick(characteristics).label = label;
  tape.pick(ratings).label = label;
}

function changeLimit(tape: Tape, { limit }: Draft<Scorecard>): void {
  if (tape.chance(50)) limit.roundDownToMinor = tape.pick([1, 100, 50_000]);
  else limit.combine = `(${limit.combine}) * ${tape.pick(['0.5', '2'])}`;
}

function changeOutcome(tape: Tape, { ratings, delegation }: Draft<Scorecard>): void {
  if (tape.chance(50)) tape.pick(ratings).outcome = tape.pick(['approve', 'refer', 'decline'] as const);
  else delegation.insuredCountsAt = tape.pick([0, 0.5, 1]);
}

function dropOrMove(tape: Tape, { characteristics }: Draft<Scorecard>): void {
  if (characteristics.length < 2) return;
  const at = tape.int(0, characteristics.length - 1);
  const [taken] = characteristics.splice(at, 1);
  if (taken === undefined) return;
  if (tape.chance(60)) characteristics.unshift(taken);
  else if (tape.chance(50)) characteristics.push(taken, { ...taken, id: `${taken.id}_copy` });
}
