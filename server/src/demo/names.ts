/**
 * Names and numbers of companies that do not exist. Places are put together from syllables, so that no town and no family
 * is meant. SIREN numbers begin with 9999 and pass the check digit; nobody is known to hold them, and nothing should be
 * looked up by them.
 */
import { completeSiren } from '../imports/siren.js';
import type { Random } from './random.js';

const HEADS = [
  'Bré',
  'Orva',
  'Malte',
  'Sauve',
  'Luzi',
  'Kervo',
  'Montu',
  'Valdo',
  'Fonte',
  'Chanda',
  'Bellu',
  'Aigue',
  'Trévo',
  'Griso',
  'Claro',
  'Noirva',
  'Haubu',
  'Pelle',
  'Ruvi',
  'Tarzo',
  'Ivre',
  'Ombra',
  'Quilla',
  'Esca',
] as const;
const TAILS = [
  'vaux',
  'zelle',
  'gandes',
  'brune',
  'lorme',
  'vigne',
  'court',
  'mare',
  'nay',
  'sanne',
  'rolles',
  'tienne',
  'fosse',
  'dray',
  'longe',
  'pierre',
] as const;
/** French drops the vowel of "de" before another. */
function of(place: string): string {
  return /^[AEIOUÉH]/.test(place) ? `d’${place}` : `de ${place}`;
}

const PATTERNS = [
  (trade: string, place: string) => `${trade} ${place}`,
  (trade: string, place: string) => `${trade} ${of(place)}`,
  (trade: string, place: string) => `${place} ${trade}`,
  (trade: string, place: string) => `${trade} du Val ${of(place)}`,
  (_trade: string, place: string) => `Groupe ${place}`,
  (_trade: string, place: string) => `Établissements ${place}`,
  (trade: string, place: string) => `${trade} ${place} et Fils`,
] as const;
const FIRST_NAMES = [
  'Anaïs',
  'Basile',
  'Clémence',
  'Damien',
  'Élodie',
  'Fabrice',
  'Gaëlle',
  'Hugo',
  'Inès',
  'Joachim',
  'Lison',
  'Mathurin',
  'Noémie',
  'Oscar',
  'Pauline',
  'Rémi',
] as const;

/** A name no other customer of the demo has. `trade` says what it does. */
export function inventName(random: Random, trade: string, isNaturalPerson: boolean, taken: Set<string>): string {
  for (;;) {
    const place = `${random.pick(HEADS)}${random.pick(TAILS)}`;
    const name = isNaturalPerson ? `${random.pick(FIRST_NAMES)} ${place} (EI)` : random.pick(PATTERNS)(trade, place);
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

/** A number of the demo's own block; `index` below 10,000. */
export function inventSiren(index: number): string {
  return completeSiren(`9999${String(index).padStart(4, '0')}`);
}
