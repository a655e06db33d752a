/** Cuts the text of a formula into tokens. Never throws: what it does not know becomes an `unknown` token. */

export type TokenKind = 'number' | 'name' | 'operator' | 'open' | 'close' | 'comma' | 'unknown' | 'end';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const SPACE = /[ \t\r\n]+/y;
// Letters that follow digits at once belong to the token, so that `12abc` is one fault and not two good tokens.
const NUMBER = /[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?[a-zA-Z0-9_.]*/y;
const NAME = /[a-zA-Z][a-zA-Z0-9_]*(?:\.[a-zA-Z][a-zA-Z0-9_]*)*/y;
const OPERATOR = /<=|>=|==|!=|[-+*/<>]/y;
// Signs that people write for an operator are kept whole, to be able to say what to write instead.
const MISTAKEN = /&&|\|\||\*\*|<>|=>|=<|[\p{L}\p{M}]+|./uy;

/** Every token of the text in order, the last one of kind `end`. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = offset;
    return pattern.exec(text)?.[0] ?? null;
  };
  const push = (kind: TokenKind, lexeme: string): void => {
    tokens.push({ kind, text: lexeme, from: offset, to: offset + lexeme.length });
    offset += lexeme.length;
  };
  while (offset < text.length) {
    const space = take(SPACE);
    if (space !== null) {
      offset += space.length;
      continue;
    }
    const character = text.charAt(offset);
    const number = take(NUMBER);
    const name = take(NAME);
    const operator = take(OPERATOR);
    if (number !== null) push('number', number);
    else if (name !== null) push('name', name);
    else if (character === '(') push('open', character);
    else if (character === ')') push('close', character);
    else if (character === ',') push('comma', character);
    else if (operator !== null && !text.startsWith('<>', offset)) push('operator', operator);
    else push('unknown', take(MISTAKEN) ?? character);
  }
  tokens.push({ kind: 'end', text: '', from: text.length, to: text.length });
  return tokens;
}

/** A number as written, or null when it is none, is infinite, or holds more digits than a double keeps. */
export function readNumber(lexeme: string): number | null {
  if (!/^[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/.test(lexeme)) return null;
  const value = Number(lexeme);
  const digits = lexeme
    .replace(/[eE].*$/, '')
    .replace('.', '')
    .replace(/^0+/, '');
  // Trailing zeros of a whole number are digits that the double holds exactly up to 2^53.
  const significant = lexeme.includes('.') ? digits : digits.replace(/0+$/, '');
  return Number.isFinite(value) && significant.length <= 15 ? value : null;
}
