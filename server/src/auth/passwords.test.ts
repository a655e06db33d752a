import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './passwords.js';

it('makes argon2id hashes that differ each time and verify', async () => {
  const [one, two] = await Promise.all([hashPassword('un mot de passe'), hashPassword('un mot de passe')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);
  expect(one).not.toBe(two);
  expect(await verifyPassword(one, 'un mot de passe')).toBe(true);
  expect(await verifyPassword(one, 'un autre mot de passe')).toBe(false);
});

it('does not care how an accent was typed', async () => {
  expect(await verifyPassword(await hashPassword('été'.normalize('NFD')), 'été'.normalize('NFC'))).toBe(true);
});

it('says no for an account that does not exist, after the same work', async () => {
  const hash = await hashPassword('un mot de passe');
  const time = async (work: Promise<boolean>): Promise<number> => {
    const start = performance.now();
    expect(await work).toBe(false);
    return performance.now() - start;
  };
  await verifyPassword(null, 'warm up');
  const known = Math.min(await time(verifyPassword(hash, 'x')), await time(verifyPassword(hash, 'x')));
  const unknown = Math.min(await time(verifyPassword(null, 'x')), await time(verifyPassword(null, 'x')));
  expect(unknown).toBeGreaterThan(known / 4);
});
