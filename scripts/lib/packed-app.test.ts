import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkPackedApp, missingIn } from './packed-app.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tokendesk-stand-in-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program that writes these lines into the log of its data folder, and then does what `then` says. */
function standIn(events: readonly object[], then = 'setInterval(() => {}, 1000)'): readonly string[] {
  const file = join(folder, `app-${events.length}-${then.length}.mjs`);
  const lines = events.map((event) => `${JSON.stringify(event)}\n`).join('');
  writeFileSync(
    file,
    `import { mkdirSync, writeFileSync } from 'node:fs';
    const data = process.argv.find((arg) => arg.startsWith('--user-data-dir=')).split('=')[1];
    mkdirSync(data + '/logs', { recursive: true });
    writeFileSync(data + '/logs/tokendesk.log', ${JSON.stringify(lines)});
    process.on('SIGTERM', () => process.exit(0));
    console.log('stand-in runs');
    ${then};`,
  );
  return [file];
}

const STARTED = { event: 'app.started' };
const SHOWN = { event: 'window.shown' };
const CHECKING = { event: 'keychain.state', state: 'checking' };
const AVAILABLE = { event: 'keychain.state', state: 'available' };
const check = (args: readonly string[], limitMs = 5_000, keychain = 'available') =>
  checkPackedApp(process.execPath, { args, limitMs, keychain });

describe('the check of a packed app', () => {
  it('is content once the log says all three, and the app quits when asked', async () => {
    const { missing, log, output } = await check(standIn([STARTED, SHOWN, CHECKING, AVAILABLE]));
    expect(missing).toEqual([]);
    expect(log).toContain('window.shown');
    expect(output).toContain('stand-in runs');
  });

  it('says what was waited for in vain', async () => {
    const { missing } = await check(standIn([STARTED, CHECKING]), 400);
    expect(missing).toEqual(['window.shown', 'keychain.state available; said: checking']);
  });

  it('does not wait for an app that has ended', async () => {
    const { missing } = await check(standIn([STARTED], 'process.exit(3)'), 60_000);
    expect(missing).toContain('it ended by itself (status 3)');
  });

  it('names a program that cannot be started', async () => {
    const { missing } = await checkPackedApp(join(folder, 'nowhere'), { limitMs: 60_000 });
    expect(missing.at(-1)).toMatch(/^it ended by itself \(spawn .* ENOENT\)$/);
  });

  it.skipIf(process.platform === 'win32')('says when quitting goes wrong', async () => {
    const bad =
      "process.removeAllListeners('SIGTERM').on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1000)";
    const { missing } = await check(standIn([STARTED, SHOWN, AVAILABLE], bad));
    expect(missing).toEqual(['it did not quit well (status 7)']);
  });

  it('takes any final state of the keychain where none is asked for, and half a line for none', () => {
    const log = [STARTED, SHOWN, CHECKING].map((line) => JSON.stringify(line)).join('\n');
    expect(missingIn(log)).toEqual(['keychain.state (final); said: checking']);
    expect(missingIn(`${log}\n{"event":"keychain.st`)).toHaveLength(1);
    expect(missingIn(`${log}\n{"event":"keychain.state","state":"unavailable"}`)).toEqual([]);
  });
});
