import { describe, expect, it } from 'vitest';
import { createFormats } from '../../../i18n/format.js';
import { listKpis } from './kpis.js';
import { sampleReport } from './sample-report.js';

const formats = createFormats('en', 'EUR');

describe('listKpis', () => {
  const rows = new Map(listKpis(sampleReport(), formats).map((kpi) => [kpi.key, kpi]));

  it('says by how many points rates change, and claims nothing while their intervals overlap', () => {
    expect(rows.get('badRate')).toMatchObject({
      champion: { text: '10.0%', interval: ['5.0%', '18.0%'] },
      challenger: { text: '6.3%', interval: ['2.0%', '13.0%'] },
      change: '\u22123.8\u00a0pt',
      verdict: 'unproven',
    });
  });

  it('calls neither direction of the approval rate better', () => {
    expect(rows.get('approvalRate')).toMatchObject({ change: '\u221210.0\u00a0pt', verdict: null });
  });

  it('gives amounts as means per date and their change as a share', () => {
    expect(rows.get('limits')).toMatchObject({ champion: { text: '€10,000' }, change: '\u221220.0%' });
  });

  it('counts what people decide, the machine left out', () => {
    expect(rows.get('people')).toMatchObject({
      champion: { text: '10.0' },
      challenger: { text: '15.0' },
      verdict: 'worse',
    });
  });

  it('calls a better discrimination proven only by the paired test', () => {
    const report = sampleReport();
    const tested = (pValue: number) => ({
      ...report,
      aucDifference: {
        difference: 0.01,
        z: 2,
        pValue,
        interval: { low: 0, high: 0.02 },
        clusterPValue: null,
        clusterInterval: null,
      },
    });
    const verdictOf = (pValue: number) => listKpis(tested(pValue), formats).find(({ key }) => key === 'auc')?.verdict;
    expect(verdictOf(0.2)).toBe('unproven');
    expect(verdictOf(0.01)).toBe('better');
  });

  it('has no figure for discrimination without bads', () => {
    const report = sampleReport();
    const none = { ...report, challenger: { ...report.challenger, discrimination: null } };
    const gini = listKpis(none, formats).find(({ key }) => key === 'gini');
    expect(gini).toMatchObject({ challenger: { text: null }, change: null, verdict: null });
  });
});
