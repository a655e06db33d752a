import { useFormats, useT } from '../../../i18n/locale-provider.js';
import type { Dossier } from './dossier-sheet.js';
import { dossierMessages } from './messages.js';

/** Lines for the signatures of a committee that meets around paper. */
const SIGNING_LINES = [1, 2, 3] as const;

interface ApprovalsPartProps {
  readonly dossier: Dossier;
}

/** Who wrote, submitted, sent back and approved, each with the day and the words; then room to sign. */
export function ApprovalsPart({ dossier }: ApprovalsPartProps) {
  const t = useT(dossierMessages);
  const formats = useFormats();
  const { author, comment, exception, reviews, submittedAt } = dossier;
  const acts = [
    ...(author === null || submittedAt === null
      ? []
      : [{ who: author.name, act: t.submitted, at: submittedAt, comment: comment ?? '', digest: null }]),
    ...(reviews ?? []).map(({ reviewer, verdict, reviewedAt, comment: words, digest }) => ({
      who: reviewer.name,
      act: t[verdict],
      at: reviewedAt,
      comment: words,
      digest,
    })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  return (
    <>
      <section>
        <h2>{t.approvals}</h2>
        {reviews === null ? (
          <p>{t.approvalsHidden}</p>
        ) : acts.length === 0 ? (
          <p>{t.approvalsNone}</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th>{t.who}</th>
                <th>{t.act}</th>
                <th>{t.when}</th>
                <th>{t.comment}</th>
              </tr>
            </thead>
            <tbody>
              {acts.map((act) => (
                <tr key={`${act.at}${act.who}`}>
                  <th scope="row">{act.who}</th>
                  <td>{act.act}</td>
                  <td>{formats.dateTime(act.at)}</td>
                  <td>
                    {act.comment}
                    {act.digest !== null && (
                      <div>
                        <code>{act.digest}</code>
                      </div>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {exception !== null && (
          <p>{t.exception(exception.grantedBy.name, formats.date(exception.grantedAt), exception.reason)}</p>
        )}
      </section>
      <section className="keep">
        <h2>{t.signatures}</h2>
        <table className="signing">
          <thead>
            <tr>
              <th>{t.signName}</th>
              <th>{t.signDate}</th>
              <th>{t.sign}</th>
            </tr>
          </thead>
          <tbody>
            {SIGNING_LINES.map((line) => (
              <tr key={line}>
                <td />
                <td />
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
