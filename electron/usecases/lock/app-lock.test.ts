import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { type FakeKeychain, fakeKeychain } from '../../secrets/keychain/fake-keychain.ts';
import { secretSlots } from '../../secrets/secret-slots.ts';
import { createVault } from '../../secrets/vault.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { keyringsTable } from '../../store/keyrings-table.ts';
import { lockStore } from '../../store/lock-table.ts';
import { secretSlotsTable } from '../../store/secret-slots.ts';
import { type ManualClock, manualClock } from '../../time/manual-clock.ts';
import { type AppLock, createAppLock } from './app-lock.ts';
import { delayAfter } from './guess-delay.ts';
import { keptVerifier } from './kept-verifier.ts';
import { makeVerifier } from './verifier.ts';

const PASSPHRASE = 'practice passphrase';
const COST = { N: 1_024, r: 8, p: 1 };

let folder: string;
let db: Database;
let keychain: FakeKeychain;
let clock: ManualClock;
let removed: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-lock-'));
  db = openDatabase(join(folder, 'tokendesk.db'));
  keychain = fakeKeychain();
  clock = manualClock(1_000_000);
  removed = 0;
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A lock as after a start of the app. */
function start() {
  const limits = { noticeMs: 120, giveUpMs: 240 };
  const keyrings = keyringsTable(db);
  const vault = createVault({
    start: () => keychain.start(),
    system: 'headless',
    keyrings,
    onStatus: () => lock?.askKeychain(),
    limits,
  });
  const slots = secretSlots({ vault, store: secretSlotsTable(db), databaseId: keyrings.databaseId });
  const fingerprint = { available: () => false, ask: () => Promise.reject(new Error('none')) };
  const lock: AppLock = createAppLock({
    verifiers: keptVerifier({ vault, slots }),
    store: lockStore(db),
    fingerprint,
    clock,
    removeSecrets: async () => void removed++,
    onChange: () => undefined,
    cost: COST,
  });
  void vault.check();
  return lock;
}
const canary = (): string => `canary.${keyringsTable(db).databaseId}`;
const hint = (work: Promise<void>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.data.hint : String(error)),
  );

describe('app lock', () => {
  it('never locks without a passphrase', () => {
    const lock = start();
    lock.lock('idle');
    expect(lock.state()).toMatchObject({ configured: false, locked: false });
  });

  it('locks on request and at each start, and opens with the passphrase only', async () => {
    const first = start();
    await first.configure('', PASSPHRASE);
    expect(first.state().locked).toBe(false);
    first.lock('sleep');
    expect(first.state()).toMatchObject({ locked: true, reason: 'sleep' });
    const second = start();
    expect(second.state()).toMatchObject({ locked: true, reason: 'start' });
    await expect(second.unlock('something else')).rejects.toThrow('not the passphrase');
    await second.unlock(PASSPHRASE);
    expect(second.state().locked).toBe(false);
  });

  it('keeps no passphrase anywhere, only its verifier in the keychain', async () => {
    await start().configure('', PASSPHRASE);
    expect(JSON.stringify([...keychain.entries])).not.toContain(PASSPHRASE);
    expect(JSON.stringify(db.prepare('SELECT * FROM settings').all())).not.toContain('hash');
  });

  it('waits longer after each wrong try, through a restart, and starts over after a right one', async () => {
    const lock = start();
    await lock.configure('', PASSPHRASE);
    lock.lock('agent');
    expect(await hint(lock.unlock('wrong-1'))).toBe('Try again.');
    expect(await hint(lock.unlock('wrong-2'))).toBe('Try again.');
    expect(await hint(lock.unlock('wrong-3'))).toBe('Wait 2 s, then try again.');
    const again = start();
    expect(await hint(again.unlock(PASSPHRASE))).toBe('Wait 2 s, then try again.');
    await clock.advance(2_000);
    expect(await hint(again.unlock(PASSPHRASE))).toBe('done');
    again.lock('agent');
    expect(await hint(again.unlock('wrong-4'))).toBe('Try again.');
    expect([3, 4, 5, 50].map(delayAfter)).toEqual([2_000, 4_000, 8_000, 300_000]);
  });

  it('asks for the current passphrase before it is changed or removed', async () => {
    const lock = start();
    await lock.configure('', PASSPHRASE);
    expect(await hint(lock.configure('wrong', null))).toBe('Try again.');
    await lock.configure(PASSPHRASE, null);
    expect(lock.state().configured).toBe(false);
    expect([...keychain.entries.keys()]).toEqual([canary()]);
  });

  it('is not set without a keychain, and stays locked while the keychain is', async () => {
    keychain.mood = 'missing';
    expect(await hint(start().configure('', PASSPHRASE))).toContain('set the passphrase again');
    keychain.mood = 'works';
    const lock = start();
    await lock.configure('', PASSPHRASE);
    lock.lock('screen');
    keychain.mood = 'locked';
    await expect(lock.unlock(PASSPHRASE)).rejects.toThrow('keychain is locked');
    expect(lock.state().locked).toBe(true);
  });

  it('stays locked when what it checks against is gone, and opens at the price of the secrets only', async () => {
    const lock = start();
    await lock.configure('', PASSPHRASE);
    lock.lock('agent');
    for (const account of keychain.entries.keys()) if (account !== canary()) keychain.entries.delete(account);
    await expect(lock.unlock('any text at all')).rejects.toThrow('No passphrase can be checked');
    await expect(lock.unlock(PASSPHRASE)).rejects.toThrow('No passphrase can be checked');
    expect(lock.state()).toMatchObject({ configured: true, locked: true, verifierMissing: true });
    expect(start().state().locked).toBe(true);
    await lock.startOver('another passphrase');
    expect(removed).toBe(1);
    expect(lock.state()).toMatchObject({ configured: true, locked: false, verifierMissing: false });
    lock.lock('agent');
    await expect(lock.unlock(PASSPHRASE)).rejects.toThrow('not the passphrase');
    await lock.unlock('another passphrase');
  });

  it('removes nothing to start over while the passphrase can be checked, or nobody knows', async () => {
    const lock = start();
    await lock.configure('', PASSPHRASE);
    lock.lock('agent');
    await expect(lock.startOver('another passphrase')).rejects.toThrow('can be checked');
    keychain.mood = 'locked';
    await expect(lock.startOver('another passphrase')).rejects.toThrow('keychain is locked');
    expect(removed).toBe(0);
    expect(lock.state().locked).toBe(true);
  });

  it('counts guesses that come at once one by one', async () => {
    const lock = start();
    await lock.configure('', PASSPHRASE);
    lock.lock('agent');
    const guesses = Array.from({ length: 20 }, (_, n) => hint(lock.unlock(`wrong-${n}`)));
    const answers = await Promise.all([...guesses, hint(lock.unlock(PASSPHRASE))]);
    expect(answers).not.toContain('done');
    expect(answers.slice(0, 4)).toEqual([
      'Try again.',
      'Try again.',
      'Wait 2 s, then try again.',
      'Wait 2 s, then try again.',
    ]);
    expect(lock.state().locked).toBe(true);
  });

  it('waits as long when the clock is set, and anew after a restart', async () => {
    const lock = start();
    await lock.configure('', PASSPHRASE);
    lock.lock('agent');
    for (let n = 0; n < 3; n++) await hint(lock.unlock(`wrong-${n}`));
    clock.set(9_000_000_000);
    expect(await hint(lock.unlock(PASSPHRASE))).toBe('Wait 2 s, then try again.');
    await clock.advance(1_500);
    expect(await hint(start().unlock(PASSPHRASE))).toBe('Wait 2 s, then try again.');
    expect(await hint(lock.unlock(PASSPHRASE))).toBe('Wait 1 s, then try again.');
  });

  it('keeps a lock that comes while the passphrase is changed or removed', async () => {
    const lock = start();
    await lock.configure('', PASSPHRASE);
    const changing = lock.configure(PASSPHRASE, 'another passphrase');
    lock.lock('screen');
    await changing;
    expect(lock.state()).toMatchObject({ configured: true, locked: true, reason: 'screen' });
    await lock.unlock('another passphrase');
    const removing = hint(lock.configure('another passphrase', null));
    lock.lock('screen');
    expect(await removing).toContain('Unlock it');
    expect(lock.state()).toMatchObject({ configured: true, locked: true });
    await lock.unlock('another passphrase');
  });

  it('stays on when the keychain is slow, prompts or forgets while the passphrase is changed', async () => {
    for (const trouble of ['hangs', 'forgets', 'locked'] as const) {
      const lock = start();
      if (lock.state().configured) {
        await lock.unlock(PASSPHRASE);
      } else await lock.configure('', PASSPHRASE);
      const verifiers = () => [...keychain.entries].filter(([account]) => account.startsWith('lock.'));
      const before = verifiers();
      const changing = hint(lock.configure(PASSPHRASE, 'another passphrase'));
      // Once the present passphrase is checked, the keychain is written to.
      keychain.delay = (account) => {
        if (account.startsWith('lock.') && !account.endsWith('.1')) keychain.mood = trouble;
        return undefined;
      };
      expect(await changing).toContain('Nothing changed');
      keychain.delay = () => undefined;
      keychain.mood = 'works';
      expect(verifiers()).toEqual(expect.arrayContaining(before));
      lock.lock('agent');
      await expect(lock.unlock('any text at all')).rejects.toThrow('not the passphrase');
      await lock.unlock(PASSPHRASE);
      lock.lock('agent');
      expect(lock.state()).toMatchObject({ configured: true, locked: true });
    }
  });

  it('is set although the row that says so was deleted, or the history is from before', async () => {
    await start().configure('', PASSPHRASE);
    db.prepare('DELETE FROM settings').run();
    expect(lockStore(db).get().configured).toBe(true);
    db.prepare('DELETE FROM secret_slots').run();
    const lock = start();
    await expect.poll(() => lock.state()).toMatchObject({ configured: true, locked: true, reason: 'start' });
    await expect(lock.unlock('any text at all')).rejects.toThrow('not the passphrase');
    await lock.unlock(PASSPHRASE);
  });

  it('checks against the newest passphrase when the history is older than its keychain', async () => {
    const lock = start();
    await lock.configure('', PASSPHRASE);
    const [slot] = db.prepare('SELECT * FROM secret_slots').all();
    await lock.configure(PASSPHRASE, 'another passphrase');
    db.prepare('UPDATE secret_slots SET generation = ?, sha256 = ?').run(1, String(slot?.sha256));
    const again = start();
    await expect(again.unlock(PASSPHRASE)).rejects.toThrow('not the passphrase');
    await again.unlock('another passphrase');
  });

  it('of one data folder opens no other, and two share no entry', async () => {
    await start().configure('', PASSPHRASE);
    const first = db;
    db = openDatabase(join(folder, 'another', 'tokendesk.db'));
    const other = start();
    expect(other.state().configured).toBe(false);
    await other.configure('', 'quite another passphrase');
    other.lock('agent');
    await expect(other.unlock(PASSPHRASE)).rejects.toThrow('not the passphrase');
    first.close();
  });

  it('of the first version is taken over, and its entry is left to other data folders', async () => {
    const verifier = JSON.stringify(await makeVerifier(PASSPHRASE, COST));
    keychain.entries.set('app-lock.1', verifier);
    db.prepare(`INSERT INTO secret_slots VALUES ('lock', 'app', 'kept', 1, 1, 1, '', NULL, '[]')`).run();
    const lock = start();
    await expect(lock.unlock('any text at all')).rejects.toThrow('not the passphrase');
    await lock.unlock(PASSPHRASE);
    expect(keychain.entries.get('app-lock.1')).toBe(verifier);
    expect([...keychain.entries.keys()].filter((account) => account.startsWith('lock.'))).toHaveLength(1);
    keychain.entries.delete('app-lock.1');
    await start().unlock(PASSPHRASE);
  });
});
