import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { secretsInEntry } from './live-secrets.ts';
import { createLogger } from './logger.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = (): string => join(folder, 'logs', 'tokendesk.log');

describe('logger', () => {
  it('masks a secret in use by its value, whatever key it hides under', () => {
    const log = createLogger(path());
    log.guard(['plain words of a pass code']);
    log.info('vendor.said', {
      note: 'you sent "plain words of a pass code"',
      nested: [{ x: 'plain words of a pass code' }],
    });
    expect(readFileSync(path(), 'utf8')).not.toContain('plain words');
    expect(log.tail(10)).toContain('vendor.said');
  });

  it('never throws into the work that is logged', () => {
    const log = createLogger(path());
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    const lone = String.fromCharCode(0xd800);
    log.guard([lone.repeat(20), 'x'.repeat(1_000_000), '']);
    log.info('odd', { lone, circle, big: 1n, note: lone.repeat(20) });
    expect(log.tail(1)).toContain('odd');
    rmSync(folder, { recursive: true, force: true });
    writeFileSync(folder, 'a file where the folder was');
    log.error('nowhere');
    expect(log.tail(1)).toBe('');
    expect(() => createLogger(path())).not.toThrow();
  });

  it('forgets a secret after ten minutes', () => {
    let now = 0;
    const log = createLogger(path(), () => now);
    log.guard(['plain words of a pass code']);
    now = 10 * 60_000;
    log.info('later', { note: 'plain words of a pass code' });
    expect(log.tail(1)).toContain('plain words');
  });

  it('masks the file once more when it is copied', () => {
    const log = createLogger(path());
    log.info('start');
    writeFileSync(path(), '{"note":"Bearer practice-0123456789"}\n');
    expect(log.tail(5)).not.toContain('practice-0123456789');
  });

  it('is readable by its owner only, and starts a new file at a megabyte', () => {
    const log = createLogger(path());
    log.info('first');
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    writeFileSync(path(), 'x'.repeat(1_000_001));
    log.info('second');
    expect(readFileSync(path(), 'utf8')).toContain('second');
    expect(statSync(`${path()}.1`).size).toBe(1_000_001);
  });
});

describe('secretsInEntry', () => {
  it('finds the secrets of a token and of a connection, and nothing else', () => {
    expect(secretsInEntry('{"accessToken":"a","refreshToken":null,"record":{"subject":"s"}}')).toEqual(['a']);
    expect(secretsInEntry('{"v":1,"nonce":"n","secrets":{"password":"p"}}')).toEqual(['p']);
    expect(secretsInEntry('not JSON')).toEqual([]);
  });
});
