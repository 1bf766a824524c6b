import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { PRACTICE_MARKS } from '../../shared/practice/marks.ts';
import { history, issue, tokenOf } from './agent.ts';
import { fakeKeychainOf } from './keychain.ts';
import {
  assertPushesFit,
  type OpenAppOptions,
  type OpenedApp,
  openApp,
  temporaryFolder,
} from './open-app.ts';

const START = Date.UTC(2031, 4, 6, 12);
const MINUTE = 60_000;

const opened: OpenedApp[] = [];
afterEach(async () => {
  for (const app of opened.splice(0)) await app.kill();
});
async function open(options: OpenAppOptions = {}): Promise<OpenedApp> {
  const app = await openApp({ practice: true, ...options });
  opened.push(app);
  return app;
}

describe('openApp', () => {
  it('answers as the page is answered: values, and errors as data', async () => {
    const app = await open();
    const token = await issue(app, 'commvault');
    expect(await app.call('tokens.details', { id: token.id })).toMatchObject({ ok: true });
    expect(await app.call('tokens.details', { id: 'no such token' })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    await expect(app.ask('tokens.details', { id: 'no such token' })).rejects.toThrow();
    expect(app.logText()).toContain('app.started');
  });

  it('notes what the page would hear, in the contract’s own form', async () => {
    const app = await open();
    await issue(app, 'commvault');
    expect(new Set(app.pushes.map(({ name }) => name))).toEqual(
      new Set(['keychain.changed', 'connections.changed', 'tokens.changed', 'calls.changed']),
    );
    assertPushesFit(app.pushes);
  });

  it('finds its tokens and its secrets again after quitting, and after being killed', async () => {
    const first = await open();
    const { id } = await issue(first, 'commvault');
    expect(await first.quit()).toBe(true);
    const second = await open({ dataDir: first.dataDir });
    const { secret } = await second.ask('tokens.reveal', { id, part: 'access' });
    await second.kill();
    const third = await open({ dataDir: first.dataDir });
    expect(await third.ask('tokens.reveal', { id, part: 'access' })).toMatchObject({ secret });
  });

  it('stands still until the clock is moved, for the app and for the vendor', async () => {
    const app = await open({ nowMs: START });
    const { id, expiresAt } = await issue(app, 'commvault', { tokenName: PRACTICE_MARKS.shortLife });
    expect(app.nowMs()).toBe(START);
    expect((expiresAt ?? 0) - START).toBeGreaterThan(0);
    await app.ask('tokens.copy', { id, part: 'access' });
    expect(app.platform.clipboardText).not.toBe('');
    await app.advance(29_999);
    expect(app.platform.clipboardText).not.toBe('');
    await app.advance(1);
    expect(app.platform.clipboardText).toBe('');
  });

  it('waits for what the clock makes due', async () => {
    const app = await open({ nowMs: START });
    const { id, expiresAt } = await issue(app, 'commvault');
    await app.ask('tokens.setAutoRenew', { id, minutes: 5 });
    await app.advance((expiresAt ?? 0) - START - 5 * MINUTE);
    expect((await tokenOf(app, id)).renewedAt).toBe((expiresAt ?? 0) - 5 * MINUTE);
    expect(app.platform.notifications).toEqual([]);
  });

  it('runs without the clock being moved too', async () => {
    const app = await open();
    const { id } = await issue(app, 'commvault');
    await app.ask('tokens.copy', { id, part: 'access' });
    const before = app.nowMs();
    await app.advance(30_000);
    expect(app.platform.clipboardText).toBe('');
    expect(app.nowMs()).toBeGreaterThanOrEqual(before + 30_000);
  });

  it('asks before it quits while secrets are in memory only', async () => {
    const dataDir = temporaryFolder();
    fakeKeychainOf(dataDir).mood = 'missing';
    const app = await open({ dataDir });
    await issue(app, 'commvault');
    app.platform.answerQuit = () => 'stay';
    expect(await app.quit()).toBe(false);
    expect(await history(app)).toHaveLength(1);
    app.platform.answerQuit = () => 'quit';
    expect(await app.quit()).toBe(true);
  });

  it('locks on the events of the system, and then answers only what a locked app answers', async () => {
    const app = await open();
    await app.ask('lock.configure', { current: '', next: 'practice passphrase' });
    app.platform.power('suspend');
    expect(await app.call('presets.list')).toMatchObject({ ok: false, error: { code: 'app-locked' } });
    expect(await app.ask('lock.state')).toMatchObject({ locked: true, reason: 'sleep' });
  });

  it('runs outside the test runner, on plain Node', () => {
    const script = `import { openApp } from ${JSON.stringify(join(import.meta.dirname, 'open-app.ts'))};
const app = await openApp({ practice: true });
console.log((await app.ask('connections.list')).length, app.dataDir);
console.log(await app.quit());`;
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    const [counted = '', ended] = output.trim().split('\n');
    expect(counted).toMatch(/^4 /);
    expect(ended).toBe('true');
    expect(existsSync(counted.slice(2))).toBe(false);
  });
});
