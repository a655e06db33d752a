import { useT } from '../i18n/locale-provider.js';
import { defineMessages } from '../i18n/messages.js';

export const cellMessages = defineMessages({
  subclass: { fr: 'Sous-classe', en: 'Subclass' },
  class: { fr: 'Classe', en: 'Class' },
  group: { fr: 'Groupe', en: 'Group' },
  division: { fr: 'Division', en: 'Division' },
  section: { fr: 'Section', en: 'Section' },
  all: { fr: 'Tous secteurs', en: 'All sectors' },
  allSizes: { fr: 'toutes tailles', en: 'all sizes' },
});

/** The cell of a sector benchmark in words: `Division 46, PME`. */
export function useCellName(): (cell: {
  readonly level: string;
  readonly code: string;
  readonly size: string;
}) => string {
  const t = useT(cellMessages);
  const levels: Readonly<Record<string, string>> = t;
  return ({ level, code, size }) =>
    `${level === 'all' ? t.all : `${levels[level] ?? level} ${code}`}, ${size === 'all' ? t.allSizes : size}`;
}
