/** Commands about the data folder itself. */
import { verifyAudit } from '../audit/verify-audit.js';
import { seedDemoHistory } from '../demo/seed-demo-history.js';
import { companyDay } from '../services/company-day.js';
import { requireEmpty, withCompany, withDeps } from '../setup/data-folder-access.js';
import { seedDemo } from '../setup/seed-demo.js';
import type { Terminal } from './terminal.js';

/** Fills an empty data folder with the demo company. */
export function makeDemo(terminal: Terminal, dataDir: string): Promise<number> {
  return withDeps(dataDir, true, async (deps) => {
    await requireEmpty(deps);
    const { companyId } = await seedDemo(deps);
    await seedDemoHistory(deps, companyId, await companyDay(deps, deps.db, companyId));
    terminal.out(
      terminal.locale === 'fr'
        ? `Démonstration prête dans ${deps.config.dataDir}.`
        : `Demo ready in ${deps.config.dataDir}.`,
    );
    return 0;
  });
}

/** Brings the database of a data folder to the newest schema; opening it does so already. */
export function migrateData(terminal: Terminal, dataDir: string): Promise<number> {
  return withDeps(dataDir, true, async (deps) => {
    terminal.out(
      terminal.locale === 'fr'
        ? `La base de ${deps.config.dataDir} est à jour.`
        : `The database in ${deps.config.dataDir} is up to date.`,
    );
    return 0;
  });
}

/** Verifies the audit chain and every record that it vouches for; returns 1 when something was changed. */
export function verifyAuditLog(terminal: Terminal, dataDir: string, json: boolean): Promise<number> {
  return withCompany(dataDir, async ({ deps, actor }) => {
    const verdict = await verifyAudit(deps.db, actor.companyId);
    const french = terminal.locale === 'fr';
    if (json) terminal.out(JSON.stringify(verdict, null, 2));
    else if (verdict.ok) {
      terminal.out(
        french
          ? `Journal intact : ${verdict.rows} actes vérifiés, empreinte ${verdict.headHash ?? '–'}.`
          : `The log is intact: ${verdict.rows} acts verified, head ${verdict.headHash ?? '–'}.`,
      );
    } else {
      terminal.out(
        french
          ? `Journal altéré à l’acte ${verdict.brokenAt} (${verdict.fault}) ; sûr jusqu’à ${verdict.verifiedTo}.`
          : `The log is broken at act ${verdict.brokenAt} (${verdict.fault}); sound up to ${verdict.verifiedTo}.`,
      );
    }
    return verdict.ok ? 0 : 1;
  });
}
