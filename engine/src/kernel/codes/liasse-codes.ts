/** Faults of filed accounts: amounts that cannot be read, sums that do not close, a scale that does not fit. */
import { defineCode } from '../diagnostic-code.js';
import { formatNumber, inEachLanguage, quote } from '../messages.js';
import type { Text } from '../text.js';

export const liasseCodes = {
  amount: defineCode('accounts_amount', 'error', ({ box, text }: { box: string; text: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Case ${box} : ${quote(text, locale)} n’est pas un montant entier en euros ; la case est tenue pour absente.`
        : `Box ${box}: ${quote(text, locale)} is not a whole amount in euros; the box is held to be missing.`,
    ),
    help: { fr: 'Vérifier la ligne dans le dépôt d’origine.', en: 'Check the row in the original filing.' },
  })),

  identity: defineCode(
    'accounts_identity',
    'error',
    ({ label, left, right }: { label: Text; left: number; right: number }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `${label.fr} : ${formatNumber(left, locale)} contre ${formatNumber(right, locale)} ; ces comptes ne se bouclent pas et leurs lignes absentes ne sont pas tenues pour nulles.`
          : `${label.en}: ${formatNumber(left, locale)} against ${formatNumber(right, locale)}; these accounts do not close, and their absent rows are not taken for zero.`,
      ),
      help: {
        fr: 'Vérifier les colonnes lues (brut, net, N-1) et les lignes manquantes.',
        en: 'Check which columns were read (gross, net, previous year) and the rows that are missing.',
      },
    }),
  ),

  scale: defineCode('accounts_scale', 'warning', ({ label }: { label: Text }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Ces comptes semblent être en milliers d’euros : ${label.fr}.`
        : `These accounts seem to be in thousands of euros: ${label.en}.`,
    ),
    help: {
      fr: 'Comparer le capital social à celui du registre, puis multiplier par 1 000 si c’est le cas.',
      en: 'Compare the share capital with the register, then multiply by 1,000 if that is so.',
    },
  })),

  currency: defineCode('accounts_currency', 'error', ({ currency }: { currency: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Ces comptes sont en ${quote(currency, locale)}, non en euros : aucun montant n’en est repris.`
        : `These accounts are in ${quote(currency, locale)}, not in euros: no amount is taken from them.`,
    ),
    help: { fr: 'Les convertir avant de les importer.', en: 'Convert them before importing.' },
  })),

  consolidated: defineCode('accounts_consolidated', 'warning', () => ({
    message: {
      fr: 'Ces comptes sont consolidés : ils décrivent le groupe, non la société qui nous doit.',
      en: 'These accounts are consolidated: they describe the group, not the company that owes us.',
    },
    help: {
      fr: 'Préférer les comptes sociaux, et ne jamais comparer les deux d’un exercice à l’autre.',
      en: 'Prefer the accounts of the company itself, and never compare the two from year to year.',
    },
  })),
};
