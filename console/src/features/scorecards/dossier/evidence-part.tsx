import {
  capitalise,
  describeCheck,
  reportSentences,
  reportWords,
  type SentenceKey,
  summariseReport,
} from '@encours/engine';
import { useFormats, useLocale, useT, useText } from '../../../i18n/locale-provider.js';
import type { Dossier } from './dossier-sheet.js';
import { dossierMessages } from './messages.js';

/** What a committee reads of a report beside its verdict; the report itself has the rest. */
const SENTENCES: ReadonlySet<SentenceKey> = new Set([
  'population',
  'ratings',
  'discrimination',
  'calibration',
  'stability',
  'swapSet',
  'limits',
  'workload',
  'money',
]);

interface EvidencePartProps {
  readonly dossier: Dossier;
}

/** What the version would have done to real customers, and whether that keeps within its release tolerances. */
export function EvidencePart({ dossier: { backtest } }: EvidencePartProps) {
  const t = useT(dossierMessages);
  const text = useText();
  const formats = useFormats();
  const { locale } = useLocale();
  if (backtest === null) {
    return (
      <section>
        <h2>{t.evidence}</h2>
        <p>{t.evidenceNone}</p>
      </section>
    );
  }
  const { report, champion, datasetName, createdAt, finishedAt, reportDigest, wasApprovedOn } = backtest;
  const words = reportWords(report, locale);
  const against = `${text(champion.name)} v${champion.version}`;
  return (
    <section>
      <h2>{t.evidence}</h2>
      <p>
        {t.evidenceBase(datasetName, formats.date(finishedAt ?? createdAt), against)}{' '}
        {wasApprovedOn ? t.approvedOn : t.notApprovedOn}
      </p>
      <p>
        <strong>{summariseReport(report, locale)}</strong>
      </p>
      {report.release.length > 0 && (
        <table className="keep">
          <thead>
            <tr>
              <th>{t.tolerance}</th>
              <th className="number">{t.allowed}</th>
              <th className="number">{t.actual}</th>
              <th className="number">{t.result}</th>
            </tr>
          </thead>
          <tbody>
            {report.release.map((check) => {
              const line = describeCheck(check, words);
              return (
                <tr key={line.name}>
                  <th scope="row">{capitalise(line.name)}</th>
                  <td className="number">{line.allowed}</td>
                  <td className="number">{line.actual}</td>
                  <td className="number">{line.passed ? `✓ ${t.passed}` : `✗ ${t.failed}`}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <ul>
        {reportSentences(report, locale)
          .filter(({ key }) => SENTENCES.has(key))
          .map((sentence) => (
            <li key={sentence.key}>{sentence.text}</li>
          ))}
      </ul>
      {reportDigest !== null && <p className="quiet">{t.reportDigest(reportDigest)}</p>}
    </section>
  );
}
