import { AppError } from '../../shared/errors.ts';
import { splitSecret } from './keychain/parts.ts';
import { secretElsewhere, secretMissing } from './keychain/secret-errors.ts';
import {
  type AccountScheme,
  emptySlot,
  type OtherGeneration,
  type Slot,
  type SlotKey,
  sha256,
  slotAccount,
} from './slot.ts';
import { type SlotEvent, slotStateAfter } from './slot-states.ts';
import type { Vault } from './vault.ts';

/** Where the slots' rows are; transactions are those of the same database as the rows of their owners. */
export interface SlotStore {
  transaction<T>(work: () => T): T;
  find(key: SlotKey): Slot | null;
  put(slot: Slot): void;
  remove(key: SlotKey): void;
  /** Slots in which something is left to do, or may come back. */
  unsettled(): Slot[];
}

/** Where a new secret is. */
export type KeptIn = 'keychain' | 'memory';

export interface ReplaceOptions {
  /**
   * What happens when the keychain does not take the secret. `memory` (usual): memory holds it, for what exists
   * nowhere else. `unchanged`: the present one stays, for what can be entered again.
   */
  readonly whenRefused?: 'memory' | 'unchanged';
  /** Done after the secret was read back and before the commit; what it throws leaves the present one. */
  readonly beforeCommit?: (generation: number) => Promise<void>;
  /**
   * Takes the commit over when the database cannot be written now: the secret exists already, and waits for it.
   * Without it, what was written is given up.
   */
  readonly onUnwritten?: (commit: () => void) => void;
}

/** Every secret, each with one row: written and read back before its row says so, removed after it. */
export interface SecretSlots {
  find(key: SlotKey): Slot;
  /** Slots in which something is left to do, or may come back. */
  unsettled(): Slot[];
  /** @throws AppError `secret-missing` or `secret-changed` with the reason, `keychain-*` when it cannot be read now */
  read(key: SlotKey): Promise<string>;
  /** One whole entry; null when it is not there. @throws AppError `keychain-*` when that is not known */
  look(key: SlotKey, generation: number): Promise<string | null>;
  /**
   * Says that a next generation may come. To be called in the transaction of an intention.
   *
   * @returns the generation
   */
  announce(key: SlotKey): number;
  /** What was announced does not come, and nothing of it was written. To be called in a transaction. */
  withdraw(key: SlotKey): void;
  /**
   * Replaces a secret: the next generation is written and read back; one commit switches to it, with whatever
   * the caller adds; then the copy in memory and the old entries go.
   *
   * @param commit what else belongs to the switch
   * @returns where it is; null when it was refused and nothing changed
   * @throws whatever the commit throws
   */
  replace(
    key: SlotKey,
    secret: string,
    commit: (keptIn: KeptIn) => void,
    options?: ReplaceOptions,
  ): Promise<KeptIn | null>;
  /**
   * Begins a removal in one commit with whatever the caller adds, then removes every entry. What the keychain
   * does not let go now is removed when it does.
   */
  remove(key: SlotKey, commit: () => void): Promise<void>;
  /** Moves a secret from memory to the keychain. @returns false when it is not there, or cannot be moved now */
  promote(key: SlotKey, commit: () => void): Promise<boolean>;
  /** Counts an entry that is there whole as the present one, in one commit with whatever the caller adds. */
  adopt(key: SlotKey, generation: number, secret: string, commit: () => void): Promise<void>;
  /** Removes the entries that are proven to be of no use. @throws AppError `keychain-*` when that is not possible now */
  tidy(key: SlotKey): Promise<void>;
}

export interface SlotParts {
  readonly vault: Vault;
  readonly store: SlotStore;
  readonly databaseId: string;
}

export function secretSlots({ vault, store, databaseId }: SlotParts): SecretSlots {
  const find = (key: SlotKey): Slot => store.find(key) ?? emptySlot(key);
  const accountOf = (
    key: SlotKey,
    of: { readonly generation: number; readonly scheme: AccountScheme },
  ): string => slotAccount(key, of, databaseId);

  const queues = new Map<string, Promise<unknown>>();
  /** Work on one secret, one piece after the other. */
  const inTurn = <T>(key: SlotKey, work: () => Promise<T>): Promise<T> => {
    const name = `${key.kind} ${key.owner}`;
    const result = (queues.get(name) ?? Promise.resolve()).then(work);
    const settled = result.catch(() => undefined);
    queues.set(name, settled);
    void settled.then(() => {
      if (queues.get(name) === settled) queues.delete(name);
    });
    return result;
  };

  const announce = (key: SlotKey): number => {
    const slot = find(key);
    const known = announcedIn(slot);
    if (known !== null) return known;
    const generation = Math.max(slot.generation, ...slot.others.map((one) => one.generation), 0) + 1;
    const next: OtherGeneration = { generation, scheme: 2, parts: null, keyring: null, role: 'next' };
    store.put({ ...slot, others: [...slot.others, next] });
    return generation;
  };

  const givenUp = (key: SlotKey, generation: number, parts: number | null): void =>
    store.transaction(() => {
      const slot = find(key);
      const rest = slot.others.filter((one) => one.generation !== generation);
      const left: OtherGeneration = { generation, scheme: 2, parts, keyring: null, role: 'leftover' };
      store.put({ ...slot, others: [...rest, left] });
    });

  /** The row after a switch; the generation before, if it may be in a keychain, is of no use from then on. */
  const switched = (before: Slot, event: SlotEvent, present: Present): Slot => ({
    ...before,
    state: slotStateAfter(before.state, event),
    ...present,
    others: [
      ...before.others.filter(({ generation }) => generation !== present.generation),
      ...oldOf(before, present.generation),
      ...(event === 'held in memory' ? [leftoverOf(present)] : []),
    ],
  });

  const removeEntries = async (key: SlotKey, of: OtherGeneration): Promise<void> => {
    // The first version's lock had one account for every data folder of a computer account.
    if (key.kind === 'lock' && of.scheme === 1) return;
    await vault.remove(accountOf(key, of), of.parts ?? undefined);
  };

  const tidyNow = async (key: SlotKey): Promise<void> => {
    const slot = find(key);
    if (slot.state === 'removing') {
      for (const one of [...oldOf(slot, 0), ...slot.others]) {
        if (isReachable(one, vault)) await removeEntries(key, one);
      }
      const left = [...oldOf(slot, 0), ...slot.others].filter((one) => !isReachable(one, vault));
      store.transaction(() => {
        if (left.length === 0) store.remove(key);
        else store.put({ ...slot, others: left, parts: 0, sha256: '' });
      });
      return;
    }
    const useless = slot.others.filter(({ role }) => role !== 'next');
    if (useless.length === 0 || slot.state === 'memory' || slot.state === 'lost') return;
    // An older secret is of no use only when the present one reads back.
    if (slot.state === 'kept') await readPresent(key, slot);
    for (const one of useless) {
      if (!isReachable(one, vault)) continue;
      await removeEntries(key, one);
      store.transaction(() => {
        const now = find(key);
        store.put({ ...now, others: now.others.filter(({ generation }) => generation !== one.generation) });
      });
    }
  };

  const readPresent = async (key: SlotKey, slot: Slot): Promise<string> => {
    const secretStore = slot.state === 'kept' ? 'keychain' : 'session';
    try {
      return await vault.read(accountOf(key, slot), {
        secretStore,
        secretParts: slot.parts,
        secretSha256: slot.sha256,
      });
    } catch (error) {
      const isMissing = error instanceof AppError && error.data.code === 'secret-missing';
      throw isMissing && isIn(slot.keyring, vault) === false ? secretElsewhere() : error;
    }
  };

  return {
    find,
    unsettled: store.unsettled,
    announce,
    read: (key) =>
      inTurn(key, () => {
        const slot = find(key);
        if (slot.state !== 'kept' && slot.state !== 'memory') return Promise.reject(secretMissing());
        return readPresent(key, slot);
      }),
    look: (key, generation) =>
      inTurn(key, async () => {
        const slot = find(key);
        const scheme =
          slot.generation === generation
            ? slot.scheme
            : (slot.others.find((one) => one.generation === generation)?.scheme ?? 2);
        return (await vault.find(accountOf(key, { generation, scheme })))?.secret ?? null;
      }),
    withdraw(key) {
      const slot = find(key);
      const next = announcedIn(slot);
      if (next === null) return;
      const others = slot.others.filter(({ generation }) => generation !== next);
      if (slot.state === 'none' && slot.generation === 0 && others.length === 0) store.remove(key);
      else store.put({ ...slot, others });
    },
    replace: (key, secret, commit, { whenRefused = 'memory', beforeCommit, onUnwritten } = {}) =>
      inTurn(key, async () => {
        const generation = announcedIn(find(key)) ?? store.transaction(() => announce(key));
        const account = accountOf(key, { generation, scheme: 2 });
        const location = await vault.put(account, secret);
        const keptIn: KeptIn = location.secretStore === 'keychain' ? 'keychain' : 'memory';
        const parts = partsOf(secret);
        const giveUp = (): void => {
          vault.forget(account);
          givenUp(key, generation, parts);
        };
        if (keptIn === 'memory' && whenRefused === 'unchanged') {
          giveUp();
          return null;
        }
        const before = find(key);
        const write = (): void => {
          const present: Present = {
            generation,
            scheme: 2,
            parts: location.secretParts,
            sha256: location.secretSha256,
            keyring: keptIn === 'keychain' ? vault.keyring.current() : null,
          };
          store.put(switched(find(key), keptIn === 'keychain' ? 'kept' : 'held in memory', present));
          commit(keptIn);
        };
        try {
          await beforeCommit?.(generation);
          store.transaction(write);
        } catch (error) {
          if (onUnwritten !== undefined) onUnwritten(write);
          else giveUp();
          throw error;
        }
        if (before.generation > 0) vault.forget(accountOf(key, before));
        if (keptIn === 'keychain') await tidyNow(key).catch(() => undefined);
        return keptIn;
      }),
    remove: (key, commit) =>
      inTurn(key, async () => {
        const slot = store.find(key);
        store.transaction(() => {
          if (slot !== null) store.put({ ...slot, state: slotStateAfter(slot.state, 'removal begun') });
          commit();
        });
        if (slot === null) return;
        vault.forget(accountOf(key, slot));
        await tidyNow(key).catch(() => undefined);
      }),
    promote: (key, commit) =>
      inTurn(key, async () => {
        const slot = find(key);
        if (slot.state !== 'memory') return false;
        const moved = await vault.promote(accountOf(key, slot), (location) =>
          store.transaction(() => {
            store.put({
              ...slot,
              state: slotStateAfter(slot.state, 'moved to the keychain'),
              parts: location.secretParts,
              keyring: vault.keyring.current(),
              others: slot.others.filter(({ generation }) => generation !== slot.generation),
            });
            commit();
          }),
        );
        if (moved === null) return false;
        await tidyNow(key).catch(() => undefined);
        return true;
      }),
    adopt: (key, generation, secret, commit) =>
      inTurn(key, async () => {
        store.transaction(() => {
          const present: Present = {
            generation,
            scheme: find(key).others.find((one) => one.generation === generation)?.scheme ?? 2,
            parts: partsOf(secret) ?? 0,
            sha256: sha256(secret),
            keyring: vault.keyring.current(),
          };
          store.put(switched(find(key), 'found', present));
          commit();
        });
        await tidyNow(key).catch(() => undefined);
      }),
    tidy: (key) => inTurn(key, () => tidyNow(key)),
  };
}

type Present = Pick<Slot, 'generation' | 'scheme' | 'parts' | 'sha256' | 'keyring'>;

/** The generation that was announced and has not come. */
function announcedIn({ others }: Slot): number | null {
  return others.find(({ role }) => role === 'next')?.generation ?? null;
}

/** The present generation as one of the others, where entries of it may be in a keychain. */
function oldOf(slot: Slot, next: number): OtherGeneration[] {
  const { state, generation, scheme, parts, keyring } = slot;
  const mayHaveEntries = state === 'kept' || state === 'lost' || (state === 'removing' && slot.sha256 !== '');
  if (!mayHaveEntries || generation === 0 || generation === next) return [];
  return [{ generation, scheme, parts: parts > 0 ? parts : null, keyring, role: 'old' }];
}

function leftoverOf({ generation, scheme }: Present): OtherGeneration {
  return { generation, scheme, parts: null, keyring: null, role: 'leftover' };
}

/** False for entries of a keyring that is not open now: only that one can be asked to remove them. */
function isReachable({ keyring }: OtherGeneration, vault: Vault): boolean {
  return isIn(keyring, vault) !== false && !vault.keyring.isAnother();
}

/** Null where the mark of one of them is not known. */
function isIn(keyring: string | null, vault: Vault): boolean | null {
  const current = vault.keyring.current();
  if (keyring === null) return null;
  return current === null ? (vault.keyring.isAnother() ? false : null) : keyring === current;
}

/** Null for one that is too long for any keychain. */
function partsOf(secret: string): number | null {
  try {
    return splitSecret(secret).length;
  } catch {
    return null;
  }
}
