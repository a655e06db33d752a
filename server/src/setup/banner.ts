/** What the server says on the terminal when it is up. */
import type { Role } from '../store/tables.js';
import { VERSION } from '../version.js';
import { DEMO_ACCOUNTS, DEMO_COMPANY, DEMO_PASSWORD } from './demo-accounts.js';

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  author: 'auteur / author',
  approver: 'approbateur / approver',
  analyst: 'analyste / analyst',
  auditor: 'auditeur / auditor',
  admin: 'administrateur / administrator',
};

/** The address and, for a demo, a table of sign-ins. */
export function writeBanner(address: string, demo: boolean): string {
  const lines = ['', `  Encours ${VERSION}   ${address}`, ''];
  if (demo) {
    lines.push(`  ${DEMO_COMPANY} (démonstration / demo)`, '');
    const widths = [
      Math.max(...DEMO_ACCOUNTS.map(({ email }) => email.length)),
      Math.max(...DEMO_ACCOUNTS.map(({ name }) => name.length)),
    ] as const;
    for (const { email, name, roles } of DEMO_ACCOUNTS) {
      const role = roles.map((each) => ROLE_NAMES[each]).join(', ');
      lines.push(`    ${email.padEnd(widths[0])}   ${name.padEnd(widths[1])}   ${role}`);
    }
    lines.push('', `    mot de passe / password: ${DEMO_PASSWORD}`, '');
  }
  lines.push('  Ctrl+C : arrêter / to stop', '');
  return `${lines.join('\n')}\n`;
}
