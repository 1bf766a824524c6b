import { AppError, toErrorData } from '../../shared/errors.ts';
import type { SecretStore } from '../../shared/models/connection.ts';
import type { KeychainState, KeychainStatus } from '../../shared/models/keychain.ts';
import {
  KEYCHAIN_LIMITS,
  type KeychainClientOptions,
  keychainClient,
  keychainWaiting,
} from './keychain/client.ts';
import { type FoundSecret, keychainEntries } from './keychain/entries.ts';
import { describeHealth, errorOf, stateAfter } from './keychain/health.ts';
import { type KeyringMark, type KeyringStore, keyringMark } from './keychain/keyring-mark.ts';
import { MAX_PARTS } from './keychain/parts.ts';
import { secretChanged, secretElsewhere, secretMissing } from './keychain/secret-errors.ts';
import type { KeychainSystem } from './keychain/system.ts';
import { sha256 } from './slot.ts';

/** Where a secret is, as its row remembers it. */
export interface SecretLocation {
  readonly secretStore: SecretStore;
  /** Number of keychain entries; 0 in memory. */
  readonly secretParts: number;
  /** Of the whole secret, so that a foreign edit is noticed. Secrets carry a nonce: it cannot be guessed from this. */
  readonly secretSha256: string;
}

/** Every secret of the app: in the OS keychain, or in memory while there is none. */
export interface Vault {
  /**
   * Writes a secret and reads it back; it falls back to memory when the keychain cannot be used or does not
   * give it back unchanged, and says so. Never throws.
   */
  put(account: string, secret: string): Promise<SecretLocation>;
  /** Throws `AppError`: `keychain-*` when it cannot be read now, `secret-missing` or `secret-changed` for good. */
  read(account: string, location: SecretLocation): Promise<string>;
  /** For start-up: null when the keychain works and the entry was never written whole. */
  find(account: string): Promise<FoundSecret | null>;
  /** How many of an account's first entries are in the keychain, whole or not. 0 may also mean "locked". */
  countEntries(account: string, parts: number): Promise<number>;
  /** Removes a secret and confirms it. Throws `keychain-*` when that is not possible now. */
  remove(account: string, parts?: number): Promise<void>;
  /**
   * Moves one secret from memory to the keychain. The copy in memory goes after the commit, so that a full
   * disk never leaves a row that says "in memory" without one.
   *
   * @param commit writes into the row where it is now; what it throws is thrown
   * @returns null when it is not in memory or cannot be moved
   */
  promote(account: string, commit: (location: SecretLocation) => void): Promise<SecretLocation | null>;
  status(): KeychainStatus;
  /** What is known of the keyring itself. */
  readonly keyring: Pick<KeyringMark, 'current' | 'isAnother' | 'lockGeneration'> & {
    /** Has the keyring say that an app lock is set. @throws AppError `keychain-*` when it was not kept */
    setLockGeneration(generation: number): Promise<void>;
  };
  /** Drops the copy in memory, and touches no keychain. */
  forget(account: string): void;
  /** Tries the keychain. */
  check(): Promise<KeychainStatus>;
  /** Ends the keychain process at once. */
  stop(): void;
}

export interface VaultOptions extends KeychainClientOptions {
  readonly system: KeychainSystem;
  readonly keyrings: KeyringStore;
  readonly onStatus: (status: KeychainStatus) => void;
  /** Called with the text of every entry that is written or read. */
  readonly onSecret?: (entry: string) => void;
}

/** A keychain that could not be used is tried again with a new secret after this, in ms. */
const RECHECK_MS = 30_000;

export function createVault({ system, keyrings, onStatus, onSecret, ...options }: VaultOptions): Vault {
  const client = keychainClient({
    ...options,
    onWaiting: () => setStatus('waiting-for-unlock', keychainWaiting()),
  });
  const mark = keyringMark(client, keyrings);
  const entries = keychainEntries(client, mark);
  const memory = new Map<string, string>();
  /** Accounts whose write broke off: some of their entries may be in the keychain. */
  const partlyWritten = new Set<string>();
  let status = describeHealth(system, 'checking', null, 0);
  let checkedAt = 0;

  const setStatus = (state: KeychainState, error: unknown = null): void => {
    const next = describeHealth(system, state, error === null ? null : toErrorData(error), memory.size);
    if (JSON.stringify(next) === JSON.stringify(status)) return;
    status = next;
    onStatus(next);
  };
  /** Same state, new count of secrets in memory. */
  const recount = (): void => setStatus(status.state, errorOf(status));

  /** Runs keychain work and keeps the status true. */
  const tracked = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      const result = await work();
      setStatus('available');
      return result;
    } catch (error) {
      if (error instanceof AppError && error.data.code.startsWith('keychain-')) {
        setStatus(stateAfter(error.data), error);
      }
      throw error;
    }
  };

  let checking: Promise<KeychainStatus> | null = null;
  const check = (): Promise<KeychainStatus> => {
    checking ??= tracked(entries.proveUnlocked)
      .catch(() => undefined)
      .then(() => {
        checking = null;
        checkedAt = performance.now();
        return status;
      });
    return checking;
  };

  /** Waits no longer than a call that nobody has to answer takes; null when it is not done by then. */
  const promptly = <T>(work: Promise<T>): Promise<T | null> => {
    let timer: NodeJS.Timeout | undefined;
    const notice = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, (options.limits ?? KEYCHAIN_LIMITS).noticeMs, null);
    });
    return Promise.race([work, notice]).finally(() => clearTimeout(timer));
  };

  /**
   * Whether a new secret can go to the keychain. Only the first try is waited for: while the keychain is
   * known to be out of use, it is tried again behind the secret's back, now and then.
   */
  const usable = async (): Promise<boolean> => {
    if (status.state === 'checking') {
      const answered = await promptly(check());
      if (answered === null) setStatus('waiting-for-unlock', keychainWaiting());
    } else if (status.state !== 'available' && performance.now() - checkedAt > RECHECK_MS) void check();
    return status.state === 'available';
  };

  /** The last work on each account, so that a removal waits for a write that outlived its limit. */
  const lastWork = new Map<string, Promise<unknown>>();
  const inTurn = <T>(account: string, work: () => Promise<T>): Promise<T> => {
    const result = (lastWork.get(account) ?? Promise.resolve()).then(work);
    const settled = result.catch(() => undefined);
    lastWork.set(account, settled);
    void settled.then(() => {
      if (lastWork.get(account) === settled) lastWork.delete(account);
    });
    return result;
  };

  const write = (account: string, secret: string): Promise<SecretLocation> =>
    inTurn(account, async () => ({
      secretStore: 'keychain',
      secretParts: await tracked(() => entries.write(account, secret)),
      secretSha256: sha256(secret),
    }));

  const dropFromMemory = (account: string): void => {
    partlyWritten.delete(account);
    if (memory.delete(account)) recount();
  };

  return {
    check,
    status: () => status,
    keyring: {
      ...mark,
      setLockGeneration: (generation) => tracked(() => mark.setLockGeneration(generation)),
    },
    forget: dropFromMemory,
    stop: () => client.stop(),

    async put(account, secret) {
      onSecret?.(secret);
      if (await usable()) {
        const kept = await promptly(write(account, secret).catch(() => 'refused' as const));
        if (kept !== null && kept !== 'refused') {
          dropFromMemory(account);
          return kept;
        }
        if (kept === null) setStatus('waiting-for-unlock', keychainWaiting());
        // Refused, or a prompt came up: the secret must neither be lost nor wait. Memory holds it, the
        // status says why, and what the write may still leave behind is known.
        partlyWritten.add(account);
      }
      memory.set(account, secret);
      recount();
      return { secretStore: 'session', secretParts: 0, secretSha256: sha256(secret) };
    },

    async read(account, location) {
      const held = memory.get(account);
      if (held !== undefined) return held;
      if (location.secretStore !== 'keychain') throw secretMissing();
      const found = await inTurn(account, () => tracked(() => entries.read(account)));
      if (found === null) throw mark.isAnother() ? secretElsewhere() : secretMissing();
      if (found === 'incomplete' || sha256(found.secret) !== location.secretSha256) throw secretChanged();
      onSecret?.(found.secret);
      return found.secret;
    },

    async find(account) {
      const found = await inTurn(account, () => tracked(() => entries.read(account)));
      return found === 'incomplete' ? null : found;
    },

    // Not tracked: that it answers does not say that it is unlocked.
    countEntries: (account, parts) => entries.count(account, parts),

    async remove(account, parts = MAX_PARTS) {
      if (memory.delete(account)) {
        recount();
        if (!partlyWritten.delete(account)) return;
      }
      await inTurn(account, () => tracked(() => entries.remove(account, parts)));
    },

    async promote(account, commit) {
      const secret = memory.get(account);
      if (secret === undefined) return null;
      const location = await write(account, secret).catch(() => null);
      if (location === null) return null;
      commit(location);
      dropFromMemory(account);
      return location;
    },
  };
}
