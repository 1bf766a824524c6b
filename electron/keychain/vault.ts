import { AppError, toErrorData } from '../../shared/errors.ts';
import type { SecretStore } from '../../shared/models/connection.ts';
import type { KeychainState, KeychainStatus } from '../../shared/models/keychain.ts';
import type { KeychainClient } from './client.ts';
import { describeHealth, stateAfter } from './health.ts';
import { accountOfPart, countParts, joinParts, MAX_PARTS, splitSecret } from './parts.ts';

/** Where a secret was put, to be remembered in its row. */
export interface SecretPlace {
  readonly store: Extract<SecretStore, 'keychain' | 'session'>;
  /** Number of keychain entries; 0 in memory. */
  readonly parts: number;
}

/** Every secret of the app: in the OS keychain, or in memory while there is none. */
export interface Vault {
  /** Writes a secret; it falls back to memory when the keychain cannot be used, and says so. */
  put(account: string, secret: string): Promise<SecretPlace>;
  /** Reads a secret. Throws `AppError`: `keychain-*` when it cannot be read now, `secret-missing` when it is gone. */
  read(account: string, place: SecretPlace): Promise<string>;
  /** Like `read`, for start-up: null when the keychain works and the entry was never written. */
  find(account: string): Promise<{ readonly secret: string; readonly parts: number } | null>;
  /** Removes a secret and confirms it. Throws `keychain-*` when that is not possible now. */
  remove(account: string, parts?: number): Promise<void>;
  /** Moves one secret from memory to the keychain; null when it is not in memory or cannot be moved. */
  promote(account: string): Promise<SecretPlace | null>;
  status(): KeychainStatus;
  /** Tries the keychain with the canary entry. */
  check(): Promise<KeychainStatus>;
  /** Ends the keychain process at once. */
  stop(): void;
}

/** An entry that is always there: it tells a locked keychain, which answers "not there", from a missing entry. */
const CANARY = 'canary';

export interface VaultOptions {
  readonly client: KeychainClient;
  readonly platform: string;
  readonly onStatus: (status: KeychainStatus) => void;
}

export function createVault({ client, platform, onStatus }: VaultOptions): Vault {
  const memory = new Map<string, string>();
  /** Accounts whose write broke off: some of their entries may be in the keychain. */
  const partlyWritten = new Set<string>();
  let status = describeHealth(platform, 'checking', null, 0);
  let firstCheck: Promise<KeychainStatus> | null = null;

  const setStatus = (state: KeychainState, error: unknown = null): KeychainStatus => {
    const next = describeHealth(platform, state, error === null ? null : toErrorData(error), memory.size);
    const changed = JSON.stringify(next) !== JSON.stringify(status);
    status = next;
    if (changed) onStatus(next);
    return next;
  };

  /** Runs keychain work and keeps the status true. */
  const tracked = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      const result = await work();
      setStatus('available');
      return result;
    } catch (error) {
      if (error instanceof AppError && error.data.code.startsWith('keychain-'))
        setStatus(stateAfter(error.data), error);
      throw error;
    }
  };

  /** Setting works only in an unlocked keychain. Throws `keychain-*` otherwise. */
  const proveUnlocked = (): Promise<void> => client.set(CANARY, '"Tokendesk"');

  const check = async (): Promise<KeychainStatus> => {
    try {
      await tracked(proveUnlocked);
    } catch {
      // The status says it.
    }
    return status;
  };

  const ready = (): Promise<KeychainStatus> => (firstCheck ??= check());

  const write = async (account: string, secret: string): Promise<SecretPlace> => {
    const parts = splitSecret(secret);
    // The head last: where there is a head, every part is there too.
    for (let part = parts.length - 1; part >= 0; part--) {
      await client.set(accountOfPart(account, part), parts[part] ?? '');
    }
    return { store: 'keychain', parts: parts.length };
  };

  const find: Vault['find'] = (account) =>
    tracked(async () => {
      const head = await client.get(account);
      if (head === null) {
        await proveUnlocked();
        return null;
      }
      const parts = [head];
      for (let part = 1; part < countParts(head); part++) {
        const text = await client.get(accountOfPart(account, part));
        if (text === null) throw missing();
        parts.push(text);
      }
      return { secret: joinParts(parts), parts: parts.length };
    });

  return {
    find,
    check: () => (firstCheck = check()),
    status: () => status,
    stop: () => client.stop(),

    async put(account, secret) {
      const { state } = await ready();
      if (state === 'available') {
        try {
          return await tracked(() => write(account, secret));
        } catch {
          // Whatever the reason, the secret must not be lost: memory holds it, and the status says why.
          partlyWritten.add(account);
        }
      }
      memory.set(account, secret);
      setStatus(status.state, lastError(status));
      return { store: 'session', parts: 0 };
    },

    async read(account, place) {
      const held = memory.get(account);
      if (held !== undefined) return held;
      if (place.store === 'session') throw missing();
      const found = await find(account);
      if (found === null) throw missing();
      return found.secret;
    },

    async remove(account, parts = MAX_PARTS) {
      if (memory.delete(account)) {
        setStatus(status.state, lastError(status));
        if (!partlyWritten.delete(account)) return;
      }
      await tracked(async () => {
        // The head first: what is left of an interrupted removal is unreadable, and start-up ends it.
        for (let part = 0; part < parts; part++) await client.delete(accountOfPart(account, part));
        if ((await client.get(account)) !== null)
          throw new Error('The keychain kept an entry that it was told to delete.');
        await proveUnlocked();
      });
    },

    async promote(account) {
      const secret = memory.get(account);
      if (secret === undefined) return null;
      try {
        const place = await tracked(() => write(account, secret));
        memory.delete(account);
        partlyWritten.delete(account);
        setStatus('available');
        return place;
      } catch {
        return null;
      }
    },
  };
}

/** The error that a status describes, so that it can be shown again with a new count. */
function lastError(status: KeychainStatus): AppError | null {
  if (status.reason === '') return null;
  const code =
    status.state === 'locked'
      ? 'keychain-locked'
      : status.state === 'waiting-for-unlock'
        ? 'keychain-waiting'
        : 'keychain-unavailable';
  return new AppError({ code, message: status.reason, hint: status.remedy });
}

function missing(): AppError {
  return new AppError({
    code: 'secret-missing',
    message: 'The secret of this entry is no longer in the keychain.',
    hint: 'It was removed outside Tokendesk, or kept in memory only. Issue a new token, or enter the secret again.',
  });
}
