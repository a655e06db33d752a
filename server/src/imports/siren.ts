const SPACES = /[\s\u00a0\u202f.-]/g;
const LA_POSTE = '356000000';

function luhnSum(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}

/** True for nine digits whose Luhn sum is a multiple of ten. */
export function isValidSiren(digits: string): boolean {
  return /^\d{9}$/.test(digits) && luhnSum(digits) % 10 === 0;
}

/**
 * True for fourteen digits that pass Luhn over a valid SIREN. The establishments of La Poste share one SIREN and were
 * given numbers whose plain digit sum is a multiple of five instead.
 */
export function isValidSiret(digits: string): boolean {
  if (!/^\d{14}$/.test(digits) || !isValidSiren(digits.slice(0, 9))) return false;
  if (luhnSum(digits) % 10 === 0) return true;
  if (!digits.startsWith(LA_POSTE)) return false;
  let sum = 0;
  for (const digit of digits) sum += Number(digit);
  return sum % 5 === 0;
}

/**
 * Reads a SIREN as people write it: with spaces, as the head of a SIRET, or inside a French VAT number.
 * Null when it is none of these, or a check digit is wrong.
 */
export function parseSiren(text: string): string | null {
  const compact = text.replace(SPACES, '');
  if (compact.length === 14) return isValidSiret(compact) ? compact.slice(0, 9) : null;
  const siren = /^FR[0-9A-Z]{2}\d{9}$/i.test(compact) ? compact.slice(4) : compact;
  return isValidSiren(siren) ? siren : null;
}

/** The ninth digit that makes eight digits a Luhn-valid number. */
export function completeSiren(eightDigits: string): string {
  return `${eightDigits}${(10 - (luhnSum(`${eightDigits}0`) % 10)) % 10}`;
}
