import { z } from 'zod';

/** Languages that every text a person reads exists in. French comes first: it is the market's language. */
export const LOCALES = ['fr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** A text in every language of {@link LOCALES}. Neither may be empty. */
export const Text = z.strictObject({
  fr: z.string().trim().min(1).max(2000),
  en: z.string().trim().min(1).max(2000),
});
export type Text = z.infer<typeof Text>;
