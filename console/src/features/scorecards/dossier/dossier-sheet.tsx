import './dossier.css';
import type { Scorecard } from '@encours/engine';
import type { Ref } from 'react';
import { useState } from 'react';
import type { ApiOutput } from '../../../api/types.js';
import { useFormats, useT, useText } from '../../../i18n/locale-provider.js';
import { useMe } from '../../../session/me-context.js';
import { statusMessages } from '../../../ui/messages.js';
import { ApprovalsPart } from './approvals-part.js';
import { CasesPart } from './cases-part.js';
import { EvidencePart } from './evidence-part.js';
import { dossierMessages } from './messages.js';
import { PolicyParts } from './policy-parts.js';
import { ProofsPart } from './proofs-part.js';
import type { VersionProofs } from './use-version-proofs.js';

export type Dossier = ApiOutput['scorecards']['dossier'];

interface DossierSheetProps {
  readonly ref: Ref<HTMLElement>;
  readonly dossier: Dossier;
  readonly scorecard: Scorecard;
  readonly proofs: VersionProofs;
}

/** The dossier itself, in plain HTML: it is printed and saved as it stands. */
export function DossierSheet({ ref, dossier, scorecard, proofs }: DossierSheetProps) {
  const t = useT(dossierMessages);
  const status = useT(statusMessages);
  const text = useText();
  const formats = useFormats();
  const { company } = useMe();
  const [today] = useState(() => new Date().toISOString());
  const { about } = scorecard;
  const state = dossier.status === 'published' ? status.publishedVersion : status[dossier.status];
  return (
    <article ref={ref} className="dossier" data-ready={proofs !== 'proving' || undefined}>
      <header>
        <p className="quiet">
          {t.kind} · {t.drawnUp(company.name, formats.dateLong(today))}
        </p>
        <h1>{t.title(text(about.name), dossier.version)}</h1>
        <dl>
          <dt>{t.state}</dt>
          <dd>
            {dossier.effectiveFrom === null ? state : t.stateFrom(state, formats.dateLong(dossier.effectiveFrom))}
          </dd>
          <dt>{t.owner}</dt>
          <dd>{about.owner}</dd>
          <dt>{t.segment}</dt>
          <dd>{about.segment}</dd>
          <dt>{t.currency}</dt>
          <dd>{about.currency}</dd>
          <dt>{t.author}</dt>
          <dd>{dossier.author?.name ?? t.shipped}</dd>
          <dt>{t.published}</dt>
          <dd>
            {dossier.approver === null
              ? formats.date(dossier.publishedAt)
              : t.publishedBy(formats.date(dossier.publishedAt), dossier.approver.name)}
          </dd>
          <dt>{t.digest}</dt>
          <dd>
            <code>{dossier.digest}</code>
          </dd>
        </dl>
      </header>
      <PolicyParts scorecard={scorecard} />
      <EvidencePart dossier={dossier} />
      <ProofsPart proofs={proofs} text={dossier.text} />
      <CasesPart dossier={dossier} currency={about.currency} />
      <ApprovalsPart dossier={dossier} />
    </article>
  );
}
