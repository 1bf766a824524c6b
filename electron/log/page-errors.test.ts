import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLogger } from './logger.ts';
import { pageErrorLog } from './page-errors.ts';

function open() {
  let now = 1_000_000;
  const log = createLogger(join(mkdtempSync(join(tmpdir(), 'tokendesk-page-errors-')), 'app.log'), () => now);
  const report = pageErrorLog(log, () => now);
  const lines = () => readFileSync(log.file, 'utf8').trimEnd().split('\n');
  const pass = (ms: number): void => {
    now += ms;
  };
  return { log, report, lines, pass };
}
const error = (text: string) => ({ where: 'component', text }) as const;

describe('pageErrorLog', () => {
  it('writes an error of the page down, without the secrets that are in it', () => {
    const { log, report, lines } = open();
    log.guard(['correct horse battery staple']);
    report(error('TypeError: no "correct horse battery staple" in Bearer abcdef123456789'));
    expect(lines()).toHaveLength(1);
    expect(lines()[0]).toContain('page.failed');
    expect(lines()[0]).toContain('TypeError');
    expect(lines()[0]).not.toContain('horse');
    expect(lines()[0]).not.toContain('abcdef123456789');
  });

  it('writes no more than 20 a minute, and says how many it left out', () => {
    const { report, lines, pass } = open();
    for (let at = 0; at < 50; at++) report(error(`Error ${at}`));
    expect(lines()).toHaveLength(20);
    pass(60_000);
    report(error('Error later'));
    expect(lines()).toHaveLength(21);
    expect(lines()[20]).toContain('"leftOut":30');
  });
});
