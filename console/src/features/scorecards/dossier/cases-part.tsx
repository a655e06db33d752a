import { useFormats, useT } from '../../../i18n/locale-provider.js';
import { policyMessages } from '../../../policy/messages.js';
import { statusMessages } from '../../../ui/messages.js';
import type { Dossier } from './dossier-sheet.js';
import { dossierMessages } from './messages.js';

const OUTCOMES = ['approve', 'refer', 'decline'] as const;
const RATINGS = [1, 2, 3, 4, 5] as const;

interface CasesPartProps {
  readonly dossier: Dossier;
  readonly currency: string;
}

/** What the cases give: all of them counted, those that people saved and those that fail one by one. */
export function CasesPart({ dossier: { cases }, currency }: CasesPartProps) {
  const t = useT(dossierMessages);
  const policy = useT(policyMessages);
  const status = useT(statusMessages);
  const formats = useFormats();
  const failed = cases.filter(({ passed }) => passed === false).length;
  const single = cases.filter(({ caseId, passed }) => caseId !== null || passed === false);
  const count = (outcome: (typeof OUTCOMES)[number], rating: number | null): number =>
    cases.filter(({ given }) => given?.outcome === outcome && (rating === null || given.rating === rating)).length;
  return (
    <section>
      <h2>{t.cases}</h2>
      <p className="lead">
        {cases.length === 0
          ? t.casesNone
          : failed === 0
            ? t.casesAll(formats.number(cases.length), cases.length)
            : t.casesFailed(failed, formats.number(cases.length))}
      </p>
      {cases.length > 0 && (
        <table className="narrow keep" aria-label={t.casesByRating}>
          <thead>
            <tr>
              <th>{t.casesByRating}</th>
              {RATINGS.map((rating) => (
                <th key={rating} className="number">
                  {policy.rating} {rating}
                </th>
              ))}
              <th className="number">{t.total}</th>
            </tr>
          </thead>
          <tbody>
            {OUTCOMES.map((outcome) => (
              <tr key={outcome}>
                <th scope="row">{status[outcome]}</th>
                {RATINGS.map((rating) => (
                  <td key={rating} className="number">
                    {formats.number(count(outcome, rating))}
                  </td>
                ))}
                <td className="number">{formats.number(count(outcome, null))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {single.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>{t.caseName}</th>
              <th>{t.answerColumn}</th>
              <th className="number">{policy.rating}</th>
              <th className="number">{t.limitColumn}</th>
              <th className="number">{t.verdict}</th>
            </tr>
          </thead>
          <tbody>
            {single.map(({ caseId, name, given, passed }) => (
              <tr key={`${caseId === null}:${name}`}>
                <th scope="row">{name}</th>
                <td>{given === null ? t.undecided : status[given.outcome]}</td>
                <td className="number">{given?.rating ?? ''}</td>
                <td className="number">{given?.limitMinor == null ? '' : formats.money(given.limitMinor, currency)}</td>
                <td className="number">{passed === null ? t.watched : passed ? t.met : t.unmet}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
