import { useMemo } from 'react';
import { useT, useText } from '../../../i18n/locale-provider.js';
import { NamedText } from '../../../policy/named-text.js';
import { readScorecard } from '../../../policy/read-scorecard.js';
import { useNameWords } from '../../../policy/use-name-words.js';
import { dossierMessages } from './messages.js';
import type { VersionProofs } from './use-version-proofs.js';

interface ProofsPartProps {
  readonly proofs: VersionProofs;
  /** The text that they are about. */
  readonly text: string;
}

/** What was found by proof and by trial, the faults first, then what was confirmed. */
export function ProofsPart({ proofs, text: document }: ProofsPartProps) {
  const t = useT(dossierMessages);
  const text = useText();
  const wordsAt = useNameWords(useMemo(() => readScorecard(document), [document]));
  if (typeof proofs === 'string') {
    return (
      <section>
        <h2>{t.proofs}</h2>
        <p>{proofs === 'proving' ? t.waiting : t.proofsFailed}</p>
      </section>
    );
  }
  const { findings, claims, cutShort } = proofs;
  return (
    <section>
      <h2>{t.proofs}</h2>
      <p className="lead">{t.findings(findings.length)}</p>
      {findings.length > 0 && (
        <ul>
          {findings.map((finding, index) => (
            <li key={index}>
              <NamedText message={text(finding.message)} wordOf={wordsAt(finding.path)} />{' '}
              <span className="quiet">
                ({t[finding.severity]}, {t[finding.certainty]})
              </span>
            </li>
          ))}
        </ul>
      )}
      {claims.length > 0 && (
        <>
          <p className="lead">{t.claims(claims.length)}</p>
          <ul>
            {claims.map((claim) => (
              <li key={claim.id}>
                <NamedText message={text(claim.text)} wordOf={wordsAt([])} />{' '}
                <span className="quiet">({t[claim.certainty]})</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {cutShort.length > 0 && <p className="quiet">{t.cutShort}</p>}
    </section>
  );
}
