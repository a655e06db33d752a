import { LinkAnchor } from '../../ui/link.js';

interface SubjectLinkProps {
  readonly subject: string;
  readonly action: string;
  /** Names of the people and keys that a row means, by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** What an act was upon, as a link where it has a page of its own. */
export function SubjectLink({ subject, action, names }: SubjectLinkProps) {
  if (action.startsWith('decision.')) {
    return (
      <LinkAnchor to="/decisions/$decisionId" params={{ decisionId: subject }} inherit>
        {subject}
      </LinkAnchor>
    );
  }
  if (action.startsWith('backtest.')) {
    return (
      <LinkAnchor to="/backtests/$backtestId" params={{ backtestId: subject }} inherit>
        {subject}
      </LinkAnchor>
    );
  }
  if (action.startsWith('dataset.') && action !== 'dataset.removed') {
    return (
      <LinkAnchor to="/data/$datasetId" params={{ datasetId: subject }} inherit>
        {subject}
      </LinkAnchor>
    );
  }
  const [id, version] = subject.split('@');
  if (action.startsWith('benchmark.') && id !== undefined && version !== undefined) {
    return (
      <LinkAnchor to="/data/benchmarks/$benchmarkId/$version" params={{ benchmarkId: id, version }} inherit>
        {subject}
      </LinkAnchor>
    );
  }
  if (action.startsWith('version.') && id !== undefined && version !== undefined) {
    return (
      <LinkAnchor
        to="/scorecards/$scorecardId"
        params={{ scorecardId: id }}
        search={{ version: Number(version) }}
        inherit
      >
        {subject}
      </LinkAnchor>
    );
  }
  return <span title={subject}>{names[subject] ?? subject}</span>;
}
