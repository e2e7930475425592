import { describe, expect, it } from 'vitest';
import { loadConfig } from './config.ts';

describe('the settings', () => {
  it('have defaults that run the demonstration city', () => {
    expect(loadConfig({})).toMatchObject({
      port: 4300,
      host: '127.0.0.1',
      databaseUrl: undefined,
      publicUrl: 'http://localhost:4300',
      demonstration: true,
      logLevel: 'warn',
      trustProxy: false,
    });
  });

  it('show no demonstration beside a database of one’s own, unless asked', () => {
    const DATABASE_URL = 'postgres://a:b@c/d';
    expect(loadConfig({ DATABASE_URL })).toMatchObject({ demonstration: false, migrateDatabaseUrl: DATABASE_URL });
    expect(loadConfig({ DATABASE_URL }).demonstrationPassword).toBeUndefined();
    expect(loadConfig({ DATABASE_URL, ONEWINDOW_DEMO: 'yes' }).demonstration).toBe(true);
  });

  it('that are empty count as absent', () => {
    expect(loadConfig({ PORT: '', HOST: '', PUBLIC_URL: '', DATABASE_URL: '', LOG_LEVEL: '' })).toEqual(loadConfig({}));
  });

  it.each([
    ['PORT', 'abc', 'config.notANumber'],
    ['PORT', '70000', 'config.notANumber'],
    ['PORT', '80.5', 'config.notANumber'],
    ['DATABASE_POOL', '1', 'config.notANumber'],
    ['BODY_LIMIT', '1MB', 'config.notANumber'],
    ['PUBLIC_URL', 'window.example', 'config.notAUrl'],
    ['DATABASE_URL', 'localhost:5432', 'config.notAUrl'],
    ['MIGRATE_DATABASE_URL', 'mysql://a/b', 'config.notAUrl'],
    ['TRUST_PROXY', 'maybe', 'config.notAFlag'],
    ['ONEWINDOW_DEMO', '2', 'config.notAFlag'],
    ['LOG_LEVEL', 'verbose', 'config.notOneOf'],
  ])('%s=%s is refused, and the message names it', (name, value, code) => {
    expect(() => loadConfig({ [name]: value })).toThrow(
      expect.objectContaining({ code, zh: expect.stringContaining(name), en: expect.stringContaining(name) }),
    );
  });

  it('never repeat an address that may hold a password', () => {
    expect(() => loadConfig({ DATABASE_URL: 'secret@host' })).toThrow(
      expect.objectContaining({ en: expect.not.stringContaining('secret') }),
    );
  });
});
