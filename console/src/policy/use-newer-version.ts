import { useCallback } from 'react';
import { useFormats, useT } from '../i18n/locale-provider.js';
import { defineMessages } from '../i18n/messages.js';

const messages = defineMessages({
  inForce: {
    fr: (version: number) => `La version ${version}, en vigueur`,
    en: (version: number) => `Version ${version}, in force`,
  },
  scheduled: {
    fr: (version: number, date: string) => `La version ${version}, qui prend effet le ${date}`,
    en: (version: number, date: string) => `Version ${version}, which comes into force on ${date}`,
  },
  published: {
    fr: (version: number) => `La version ${version}, déjà publiée`,
    en: (version: number) => `Version ${version}, already published`,
  },
});

export interface NewerVersion {
  readonly version: number;
  readonly status: string;
  readonly effectiveFrom: string | null;
}

/** Names a version that a draft did not start from, with what makes it matter; a comma and what is said of it follow. */
export function useNewerVersion(): (newer: NewerVersion) => string {
  const t = useT(messages);
  const formats = useFormats();
  return useCallback(
    ({ version, status, effectiveFrom }) => {
      if (status === 'in_force') return t.inForce(version);
      return effectiveFrom === null ? t.published(version) : t.scheduled(version, formats.dateLong(effectiveFrom));
    },
    [t, formats],
  );
}
