import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { keyringsTable } from '../store/keyrings-table.ts';
import { secretSlotsTable } from '../store/secret-slots.ts';
import { type FakeKeychain, fakeKeychain } from './keychain/fake-keychain.ts';
import { type SecretSlots, secretSlots } from './secret-slots.ts';
import { emptySlot, type SlotKey } from './slot.ts';
import { SLOT_EDGES, SLOT_STATES, slotStateAfter } from './slot-states.ts';
import { createVault, type Vault } from './vault.ts';

const KEY: SlotKey = { kind: 'token', owner: 't' };
const NOTHING = (): undefined => undefined;

let folder: string;
let db: Database;
let keychain: FakeKeychain;
let vault: Vault;
let slots: SecretSlots;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-slots-'));
  db = openDatabase(join(folder, 'tokendesk.db'));
  keychain = fakeKeychain();
  await start();
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The slots as after a start of the app. */
async function start(): Promise<void> {
  const keyrings = keyringsTable(db);
  vault = createVault({
    start: () => keychain.start(),
    system: 'headless',
    keyrings,
    onStatus: NOTHING,
    limits: { noticeMs: 120, giveUpMs: 240 },
  });
  slots = secretSlots({ vault, store: secretSlotsTable(db), databaseId: keyrings.databaseId });
  await vault.check();
}
const state = () => slots.find(KEY).state;
const generations = (): string[] =>
  [...keychain.entries.keys()]
    .filter((account) => account.startsWith('token.'))
    .map((one) => one.split('.').at(-1) ?? '');
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'it worked',
    (error: unknown) => (error instanceof AppError ? error.data.code : String(error)),
  );

describe('the states of a slot', () => {
  it('have no edge but those of the table', () => {
    for (const from of SLOT_STATES) {
      for (const event of Object.keys(SLOT_EDGES.kept).concat(
        Object.keys(SLOT_EDGES.removing),
      ) as (keyof (typeof SLOT_EDGES)['none'])[]) {
        const to = SLOT_EDGES[from][event];
        if (to === undefined) expect(() => slotStateAfter(from, event)).toThrow(TypeError);
        else expect(slotStateAfter(from, event)).toBe(to);
      }
    }
  });
});

describe('replacing a secret', () => {
  it('keeps the next generation, commits with the caller, and removes the old one', async () => {
    const committed: string[] = [];
    expect(await slots.replace(KEY, '"one"', (keptIn) => void committed.push(keptIn))).toBe('keychain');
    expect(await slots.replace(KEY, '"two"', (keptIn) => void committed.push(keptIn))).toBe('keychain');
    expect(committed).toEqual(['keychain', 'keychain']);
    expect(await slots.read(KEY)).toBe('"two"');
    expect(generations()).toEqual(['2']);
    expect(slots.find(KEY)).toMatchObject({ state: 'kept', generation: 2, others: [] });
  });

  it('takes the generation that was announced; what was withdrawn leaves nothing', async () => {
    expect(db.transaction(() => slots.announce(KEY))).toBe(1);
    await slots.replace(KEY, '"one"', NOTHING);
    db.transaction(() => slots.announce(KEY));
    db.transaction(() => slots.withdraw(KEY));
    expect(slots.find(KEY)).toMatchObject({ generation: 1, others: [] });
    const other: SlotKey = { kind: 'token', owner: 'never sent' };
    db.transaction(() => slots.announce(other));
    db.transaction(() => slots.withdraw(other));
    expect(slots.find(other)).toEqual(emptySlot(other));
  });

  it.each(['locked', 'hangs', 'forgets', 'missing'] as const)(
    'holds it in memory while the keychain is %s, keeps the old one, and moves it in when that works',
    async (mood) => {
      await slots.replace(KEY, '"one"', NOTHING);
      keychain.mood = mood;
      expect(await slots.replace(KEY, '"two"', NOTHING)).toBe('memory');
      expect(state()).toBe('memory');
      expect(await slots.read(KEY)).toBe('"two"');
      keychain.mood = 'works';
      expect(generations()).toContain('1');
      await vault.check();
      expect(await slots.promote(KEY, NOTHING)).toBe(true);
      expect(generations()).toEqual(['2']);
      expect(vault.status().sessionSecrets).toBe(0);
      await start();
      expect(await slots.read(KEY)).toBe('"two"');
    },
  );

  it('changes nothing where it may be refused, and lets go of what was half written', async () => {
    await slots.replace(KEY, '"one"', NOTHING);
    keychain.mood = 'forgets';
    const refused = await slots.replace(KEY, '"two"', NOTHING, { whenRefused: 'unchanged' });
    expect(refused).toBeNull();
    keychain.mood = 'works';
    expect(await slots.read(KEY)).toBe('"one"');
    expect(vault.status().sessionSecrets).toBe(0);
    await slots.tidy(KEY);
    expect(slots.find(KEY).others).toEqual([]);
    expect(await slots.replace(KEY, '"three"', NOTHING)).toBe('keychain');
  });

  it('does not lose a secret whose commit fails, when somebody commits it later', async () => {
    let later: () => void = NOTHING;
    const full = new AppError({ code: 'storage-full', message: 'Full.', hint: '' });
    const fail = (): never => {
      throw full;
    };
    let isFull = true;
    const onUnwritten = (write: () => void): void => {
      later = write;
    };
    const commit = (): void => (isFull ? fail() : undefined);
    const replacing = slots.replace(KEY, '"one"', commit, { onUnwritten });
    expect(await codeOf(replacing)).toBe('storage-full');
    expect(state()).toBe('none');
    isFull = false;
    db.transaction(later);
    expect(await slots.read(KEY)).toBe('"one"');
  });

  it('gives up what was written when its commit fails and nobody waits for it', async () => {
    await slots.replace(KEY, '"one"', NOTHING);
    const failing = slots.replace(KEY, '"two"', () => {
      throw new AppError({ code: 'storage-full', message: 'Full.', hint: '' });
    });
    expect(await codeOf(failing)).toBe('storage-full');
    expect(await slots.read(KEY)).toBe('"one"');
    await slots.tidy(KEY);
    expect(generations()).toEqual(['1']);
  });

  it('comes one after the other', async () => {
    await Promise.all(['"one"', '"two"', '"three"'].map((text) => slots.replace(KEY, text, NOTHING)));
    expect(await slots.read(KEY)).toBe('"three"');
    expect(generations()).toEqual(['3']);
  });
});

describe('removing a secret', () => {
  it('leaves nothing, neither of a long one nor in memory', async () => {
    await slots.replace(KEY, JSON.stringify('x'.repeat(9_000)), NOTHING);
    await slots.remove(KEY, NOTHING);
    expect(generations()).toEqual([]);
    expect(slots.find(KEY)).toEqual(emptySlot(KEY));
  });

  it('outlives its owner: what the keychain refuses now goes when it opens', async () => {
    await slots.replace(KEY, '"one"', NOTHING);
    keychain.mood = 'locked';
    await slots.remove(KEY, NOTHING);
    expect(state()).toBe('removing');
    expect(await codeOf(slots.read(KEY))).toBe('secret-missing');
    keychain.mood = 'works';
    await start();
    expect(generations()).toEqual(['1']);
    await slots.tidy(KEY);
    expect(generations()).toEqual([]);
    expect(slots.find(KEY)).toEqual(emptySlot(KEY));
  });

  it('does nothing when what belongs to it cannot be committed', async () => {
    await slots.replace(KEY, '"one"', NOTHING);
    const failing = slots.remove(KEY, () => {
      throw new Error('disk');
    });
    await expect(failing).rejects.toThrow('disk');
    expect(await slots.read(KEY)).toBe('"one"');
  });
});

describe('another keyring', () => {
  it('is said as such; nothing counts as missing; all is back with the old one', async () => {
    await slots.replace(KEY, '"one"', NOTHING);
    const old = new Map(keychain.entries);
    keychain.entries.clear();
    await start();
    expect(vault.keyring.isAnother()).toBe(true);
    await expect(slots.read(KEY)).rejects.toThrow('another keychain');
    const fresh: SlotKey = { kind: 'token', owner: 'new' };
    await slots.replace(fresh, '"new"', NOTHING);
    expect(vault.keyring.isAnother()).toBe(false);
    await expect(slots.read(KEY)).rejects.toThrow('another keychain');
    // Its removal waits for the keyring that has it.
    keychain.entries.clear();
    for (const [account, text] of old) keychain.entries.set(account, text);
    await start();
    expect(await slots.read(KEY)).toBe('"one"');
    await expect(slots.read(fresh)).rejects.toThrow('another keychain');
  });

  it('keeps a removal waiting for the keyring that has the entries', async () => {
    await slots.replace(KEY, '"one"', NOTHING);
    const old = new Map(keychain.entries);
    keychain.entries.clear();
    await start();
    await slots.remove(KEY, NOTHING);
    expect(state()).toBe('removing');
    keychain.entries.clear();
    for (const [account, text] of old) keychain.entries.set(account, text);
    await start();
    await slots.tidy(KEY);
    expect(generations()).toEqual([]);
    expect(slots.find(KEY)).toEqual(emptySlot(KEY));
  });
});
