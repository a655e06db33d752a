import { describe, expect, it } from 'vitest';
import { readConfig } from './config.js';

describe('readConfig', () => {
  it('takes the documented defaults', () => {
    const config = readConfig({}, { demo: false });
    expect(config).toMatchObject({ ok: true, value: { port: 4600, host: '127.0.0.1', origins: [], logLevel: 'info' } });
  });

  it('never shows the password of a database', () => {
    const config = readConfig({ DATABASE_URL: 'mysql://encours:hunter2@example/encours' }, { demo: false });
    expect(JSON.stringify(config)).not.toContain('hunter2');
  });

  it.each([
    { name: 'PORT', value: '99999', says: '65535' },
    { name: 'PORT', value: 'abc', says: '65535' },
    { name: 'ENCOURS_LOG', value: 'loud', says: 'silent' },
    { name: 'DATABASE_URL', value: 'mysql://example/encours', says: 'postgres://' },
    { name: 'ENCOURS_ORIGIN', value: 'not an address', says: 'https://' },
  ])('says in both languages what $name takes instead of $value', ({ name, value, says }) => {
    const config = readConfig({ [name]: value }, { demo: false });
    expect(config.ok).toBe(false);
    if (config.ok) return;
    expect(config.error).toHaveLength(2);
    for (const sentence of config.error) {
      expect(sentence).toContain(name);
      expect(sentence).toContain(value);
      expect(sentence).toContain(says);
    }
  });
});
