/** `docs/errors.md`, from the catalogue. */
import type { Text } from '@encours/engine';
import { ERRORS } from '../error-catalogue.js';

const HEAD = `<!-- Made from server/src/error-catalogue.ts by a test; do not edit. -->
# Errors

Over REST, a fault is an RFC 9457 problem document; over tRPC the same code is in \`error.data.code\`. \`code\` is stable,
texts are not. Faults in a document that you sent (a scorecard, an application) are listed with their JSON pointer.

| code | status | | what to do |
|---|---|---|---|
`;

/** One line for each code, by status. */
export function describeErrors(): string {
  const entries = Object.entries(ERRORS).sort(([, one], [, other]) => one.status - other.status);
  const lines = entries.map(([code, entry]) => {
    const help: Text | null = entry.help;
    return `| \`${code}\` | ${entry.status} | ${both(entry.title)} | ${help === null ? '' : both(help)} |`;
  });
  return `${HEAD}${lines.join('\n')}\n`;
}

function both(text: Text): string {
  return `${text.en}<br>*${text.fr}*`.replaceAll('|', '\\|');
}
