import { verify } from '@node-rs/argon2';
import { expect, it, vi } from 'vitest';
import { hashPassword, verifyPassword } from './passwords.js';

// The library itself, watched.
vi.mock('@node-rs/argon2', { spy: true });

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
  vi.mocked(verify).mockClear();
  expect(await verifyPassword(hash, 'x')).toBe(false);
  expect(await verifyPassword(null, 'x')).toBe(false);
  const costs = vi.mocked(verify).mock.calls.map(([stored]) => /^\$argon2id\$v=19\$[^$]+\$/u.exec(String(stored))?.[0]);
  expect(costs).toEqual(['$argon2id$v=19$m=19456,t=2,p=1$', '$argon2id$v=19$m=19456,t=2,p=1$']);
});
