import { readdirSync, readFileSync } from 'node:fs';
import { DEFAULT_BEHAVIOUR_RULES, PAYMENT_FACTS } from '@encours/engine';
import { describe, expect, it } from 'vitest';

const page = readFileSync(new URL('../../docs/statistics.md', import.meta.url), 'utf8');
const source = new URL('../../engine/src/', import.meta.url);

describe('docs/statistics.md', () => {
  it('has every anchor that the engine cites', () => {
    const anchors = new Set(
      [...page.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
        title
          .toLowerCase()
          .replaceAll(/[^a-z0-9 -]/g, '')
          .replaceAll(' ', '-'),
      ),
    );
    const cited = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) =>
        [...readFileSync(new URL(name, source), 'utf8').matchAll(/statistics\.md#([a-z-]+)/g)].map(
          ([, anchor]) => anchor,
        ),
      );
    expect(cited.length).toBeGreaterThan(10);
    expect(cited.filter((anchor) => !anchors.has(anchor ?? ''))).toEqual([]);
  });

  it('defines every payment fact, and no other', () => {
    const table = page.slice(page.indexOf('| fact | unit | definition |'), page.indexOf('With no invoice known'));
    const named = [...table.matchAll(/`(pay\.\w+)`/g)].map(([, name]) => name);
    expect([...new Set(named)].sort()).toEqual([...PAYMENT_FACTS].sort());
    expect(page).toContain(`at most ${DEFAULT_BEHAVIOUR_RULES.graceDays} days late`);
    expect(page).toContain(`needs ${DEFAULT_BEHAVIOUR_RULES.trendMinimumInvoices} invoices due on each side`);
  });
});
