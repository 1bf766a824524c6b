import { describe, expect, it } from 'vitest';
import type { UpdateMode, UpdateStatus } from '../../../shared/models/updates.ts';
import { manualClock } from '../../time/manual-clock.ts';
import type { UpdateFeed } from '../context/ports.ts';
import { createUpdates, type UpdatesOptions } from './updates.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const MINUTE_MS = 60_000;

/** A feed that answers what it is told, and an app around it. */
function open(
  given: Partial<UpdatesOptions> & { readonly mode?: UpdateMode; readonly installable?: boolean } = {},
) {
  const did: string[] = [];
  const answers: { version: string | null | Error; download: Error | null } = {
    version: null,
    download: null,
  };
  let mode = given.mode ?? 'notify';
  const feed: UpdateFeed = {
    host: 'updates.tokendesk.example',
    installable: given.installable ?? true,
    async check() {
      did.push('check');
      if (answers.version instanceof Error) throw answers.version;
      return answers.version;
    },
    async download(onPercent) {
      did.push('download');
      onPercent(41.7);
      if (answers.download !== null) throw answers.download;
    },
  };
  const clock = manualClock(1_700_000_000_000);
  const seen: UpdateStatus[] = [];
  const updates = createUpdates({
    feed,
    prescribed: null,
    chosen: () => mode,
    clock,
    log: { info: () => undefined, error: () => undefined },
    onChange: (status) => void seen.push(status),
    quit: () => void did.push('quit'),
    ...given,
  });
  const choose = (next: UpdateMode): void => {
    mode = next;
    updates.rearm();
  };
  return { updates, did, answers, clock, choose, seen };
}

describe('asking the update server', () => {
  it('happens a minute after the start and then once a day', async () => {
    const { updates, did, clock } = open();
    updates.start();
    await clock.advance(MINUTE_MS - 1);
    expect(did).toEqual([]);
    await clock.advance(1);
    expect(did).toEqual(['check']);
    await clock.advance(DAY_MS);
    expect(did).toEqual(['check', 'check']);
    expect(updates.status()).toMatchObject({ state: 'current', checkedAt: clock.nowMs() });
  });

  it.each([
    ['the agent chose off', { mode: 'off' }],
    ['the policy says off, whatever the agent chose', { mode: 'install', prescribed: 'off' }],
    ['the build knows no server', { feed: null }],
  ] as const)('never happens where %s', async (_, given) => {
    const { updates, did, clock } = open(given);
    updates.start();
    await clock.advance(3 * DAY_MS);
    await expect(updates.check()).rejects.toMatchObject({ data: { code: 'not-possible' } });
    expect(did).toEqual([]);
    expect(updates.status().mode).toBe('off');
  });

  it('begins when it is switched on and ends when it is switched off', async () => {
    const { updates, did, clock, choose } = open({ mode: 'off' });
    updates.start();
    choose('notify');
    await clock.advance(MINUTE_MS);
    choose('off');
    await clock.advance(3 * DAY_MS);
    expect(did).toEqual(['check']);
    expect(updates.status()).toMatchObject({ mode: 'off', state: 'idle' });
  });

  it('says nothing of an answer that comes after it was switched off', async () => {
    const { updates, answers, choose } = open();
    answers.version = '9.9.9';
    const checking = updates.check();
    choose('off');
    expect(await checking).toMatchObject({ state: 'idle', version: null });
  });

  it('tells why it failed by the code alone, and goes on the next day', async () => {
    const { updates, answers, clock, did } = open();
    answers.version = new Error('net::ERR_NAME_NOT_RESOLVED and a whole page of an unknown server');
    updates.start();
    await clock.advance(MINUTE_MS);
    expect(updates.status()).toMatchObject({
      state: 'failed',
      problem: 'The update server gave no usable answer. (net::ERR_NAME_NOT_RESOLVED)',
      checkedAt: null,
    });
    await clock.advance(DAY_MS);
    expect(did).toEqual(['check', 'check']);
  });

  it('is over when the app stops', async () => {
    const { updates, did, clock } = open();
    updates.start();
    updates.stop();
    await clock.advance(3 * DAY_MS);
    expect(did).toEqual([]);
  });
});

describe('a newer version', () => {
  it('is only told in the mode notify', async () => {
    const { updates, answers, did, seen } = open();
    answers.version = '2.0.0';
    await updates.check();
    expect(seen.map(({ state }) => state)).toEqual(['checking', 'available']);
    expect(seen.at(-1)?.version).toBe('2.0.0');
    await expect(updates.download()).rejects.toMatchObject({ data: { code: 'not-possible' } });
    expect(() => updates.quitAndInstall()).toThrow('No newer version has been downloaded.');
    expect(did).toEqual(['check']);
  });

  it('is downloaded when the agent says so, and installed when the app quits', async () => {
    const { updates, answers, did, seen, clock } = open({ mode: 'install' });
    answers.version = '2.0.0';
    updates.start();
    await clock.advance(MINUTE_MS);
    await clock.advance(3 * DAY_MS);
    expect(did).not.toContain('download');
    expect(await updates.download()).toMatchObject({ state: 'ready', version: '2.0.0' });
    expect(seen.map(({ percent }) => percent)).toContain(42);
    expect(did.at(-1)).toBe('download');
    updates.quitAndInstall();
    expect(did.at(-1)).toBe('quit');
  });

  it('that does not arrive whole is not installed, and can be tried again', async () => {
    const { updates, answers } = open({ mode: 'install' });
    answers.version = '2.0.0';
    answers.download = Object.assign(new Error('sha512 checksum mismatch'), {
      code: 'ERR_CHECKSUM_MISMATCH',
    });
    await updates.check();
    expect(await updates.download()).toMatchObject({
      state: 'failed',
      problem:
        'The new version did not arrive whole and genuine; nothing was installed. (ERR_CHECKSUM_MISMATCH)',
    });
    expect(() => updates.quitAndInstall()).toThrow();
    answers.download = null;
    expect(await updates.download()).toMatchObject({ state: 'ready' });
  });

  it('is not downloaded where the installation cannot be updated from inside', async () => {
    const { updates, answers, did } = open({ mode: 'install', installable: false });
    answers.version = '2.0.0';
    await updates.check();
    await expect(updates.download()).rejects.toMatchObject({ data: { code: 'not-possible' } });
    expect(did).toEqual(['check']);
  });

  it('that waits for the end is not asked for again', async () => {
    const { updates, answers, did } = open({ mode: 'install' });
    answers.version = '2.0.0';
    await updates.check();
    await updates.download();
    expect(await updates.check()).toMatchObject({ state: 'ready' });
    expect(did.filter((what) => what === 'check')).toHaveLength(1);
  });
});

describe('what holds', () => {
  it('is said with its reason', () => {
    expect(open().updates.status()).toMatchObject({
      mode: 'notify',
      fixedBy: null,
      server: 'updates.tokendesk.example',
    });
    expect(open({ prescribed: 'install' }).updates.status()).toMatchObject({
      mode: 'install',
      fixedBy: 'policy',
    });
    expect(open({ feed: null }).updates.status()).toMatchObject({
      mode: 'off',
      fixedBy: 'build',
      server: null,
    });
  });
});
