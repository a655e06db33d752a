import { describe, expect, it } from 'vitest';
import { createFormats } from '../../../i18n/format.js';
import { listKpis } from './kpis.js';
import { sampleReport } from './sample-report.js';

const formats = createFormats('en', 'EUR');

describe('listKpis', () => {
  const rows = new Map(listKpis(sampleReport(), formats).map((kpi) => [kpi.key, kpi]));

  it('says by how many points rates change, and whether that is better', () => {
    expect(rows.get('badRate')).toMatchObject({
      champion: { text: '10%', interval: ['5%', '18%'] },
      challenger: { text: '6.3%', interval: ['2%', '13%'] },
      change: '-3.8\u00a0pt',
      isBetter: true,
    });
  });

  it('calls neither direction of the approval rate better', () => {
    expect(rows.get('approvalRate')).toMatchObject({ change: '-10\u00a0pt', isBetter: null });
  });

  it('gives amounts as means per date and their change as a share', () => {
    expect(rows.get('limits')).toMatchObject({ champion: { text: '€10k' }, change: '-20%' });
  });

  it('counts what people decide, the machine left out', () => {
    expect(rows.get('people')).toMatchObject({ champion: { text: '10' }, challenger: { text: '15' }, isBetter: false });
  });

  it('has no figure for discrimination without bads', () => {
    const report = sampleReport();
    const none = { ...report, challenger: { ...report.challenger, discrimination: null } };
    const gini = listKpis(none, formats).find(({ key }) => key === 'gini');
    expect(gini).toMatchObject({ challenger: { text: null }, change: null, isBetter: null });
  });
});
