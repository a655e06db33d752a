/** What a draft's text must say of itself to become the next version of its scorecard. */
import { type Diagnostic, parseDocument } from '@encours/engine';
import { z } from 'zod';

const Identity = z.object({ id: z.string(), version: z.number() });

/**
 * The text with another version number, every other character as it was.
 * @throws Error when the text is not a JSON object with a `version`: published texts always are.
 */
export function withVersion(text: string, version: number): string {
  const document = parseDocument(text);
  Identity.parse(document.value);
  const { from, to } = document.locate({ path: ['version'] });
  return text.slice(0, from) + String(version) + text.slice(to);
}

/** Does the document name its scorecard, and the number that it would be published under? */
export function checkIdentity(value: unknown, scorecardId: string, nextVersion: number): Diagnostic[] {
  const identity = Identity.safeParse(value);
  // A document without them fails the check of its shape already.
  if (!identity.success) return [];
  const faults: Diagnostic[] = [];
  if (identity.data.id !== scorecardId) {
    faults.push({
      code: 'draft.id_changed',
      severity: 'error',
      path: ['id'],
      message: {
        fr: `Ce brouillon est celui de la grille « ${scorecardId} » : son identifiant ne change pas.`,
        en: `This is a draft of the scorecard “${scorecardId}”: its id cannot change.`,
      },
      fixes: [
        {
          title: { fr: `Remettre « ${scorecardId} »`, en: `Put back “${scorecardId}”` },
          edits: [{ path: ['id'], value: scorecardId }],
        },
      ],
    });
  }
  if (identity.data.version !== nextVersion) {
    faults.push({
      code: 'draft.version_not_next',
      severity: 'error',
      path: ['version'],
      message: {
        fr: `La prochaine version de cette grille est la ${nextVersion}.`,
        en: `The next version of this scorecard is ${nextVersion}.`,
      },
      help: {
        fr: 'Si une autre version a été publiée entre-temps, vérifiez d’abord ce qu’elle a changé.',
        en: 'If another version has been published in the meantime, look first at what it changed.',
      },
      fixes: [
        {
          title: { fr: `Mettre ${nextVersion}`, en: `Set ${nextVersion}` },
          edits: [{ path: ['version'], value: nextVersion }],
        },
      ],
    });
  }
  return faults;
}

/** What lists show of a scorecard text. */
const Heading = z.object({
  about: z.object({
    name: z.object({ fr: z.string(), en: z.string() }),
    intendedUse: z.object({ fr: z.string(), en: z.string() }),
    owner: z.string(),
    segment: z.string(),
    currency: z.string(),
    effectiveFrom: z.string(),
  }),
});

/** Reads `about` from a published text. */
export function readAbout(text: string): z.output<typeof Heading>['about'] {
  return Heading.parse(JSON.parse(text)).about;
}
