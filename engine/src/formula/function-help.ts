/** What each function of the language does, for completions and hovers. */
import type { Text } from '../kernel/text.js';
import type { FunctionName } from './syntax.js';

export interface FunctionHelp {
  readonly signature: string;
  readonly text: Text;
}

export const FUNCTION_HELP: Readonly<Record<FunctionName, FunctionHelp>> = {
  min: {
    signature: 'min(a, b, …)',
    text: { fr: 'Le plus petit. Absent si l’un est absent.', en: 'The least. Absent if one of them is.' },
  },
  max: {
    signature: 'max(a, b, …)',
    text: { fr: 'Le plus grand. Absent si l’un est absent.', en: 'The greatest. Absent if one of them is.' },
  },
  abs: { signature: 'abs(x)', text: { fr: 'La valeur sans son signe.', en: 'The value without its sign.' } },
  clamp: {
    signature: 'clamp(x, low, high)',
    text: { fr: 'x, ramené entre deux bornes.', en: 'x, brought between two bounds.' },
  },
  coalesce: {
    signature: 'coalesce(a, b, …)',
    text: { fr: 'Le premier qui n’est pas absent.', en: 'The first that is not absent.' },
  },
  prior: {
    signature: 'prior(x)',
    text: {
      fr: 'La valeur d’un fait ou d’un ratio un exercice plus tôt.',
      en: 'The value of a fact or ratio one fiscal year earlier.',
    },
  },
  percentile: {
    signature: 'percentile(ratio)',
    text: {
      fr: 'Position du ratio dans son secteur, de 0 à 100, le bon côté en haut.',
      en: 'Position of the ratio in its sector, 0 to 100, good side up.',
    },
  },
};
