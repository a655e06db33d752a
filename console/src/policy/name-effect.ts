import type { Effect } from '@encours/engine';
import type { Formats } from '../i18n/format.js';
import type { Messages } from '../i18n/messages.js';
import type { policyMessages } from './messages.js';

/** What a rule does, in a few words. */
export function nameEffect(
  effect: Effect,
  currency: string,
  words: Messages<typeof policyMessages>,
  formats: Formats,
): string {
  switch (effect.type) {
    case 'decline':
      return words.decline;
    case 'refer':
      return words.refer;
    case 'rating_at_best':
      return words.ratingAtBest(effect.rating);
    case 'limit_cap':
      return words.limitCap(formats.money(effect.capMinor, currency));
    case 'terms_cap':
      return words.termsCap(effect.maxDays);
    case 'terms_lift':
      return words.termsLift(effect.ratings);
  }
}
