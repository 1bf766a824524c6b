import { AppError } from '../../../shared/errors.ts';
import type { LockReason, LockState } from '../../../shared/models/lock.ts';
import type { Vault } from '../../secrets/vault.ts';
import type { LockStore } from '../../store/lock-table.ts';
import type { Fingerprint } from '../ports.ts';
import { delayAfter } from './delay.ts';
import { makeVerifier, parseVerifier, type ScryptCost, type Verifier, verify } from './verifier.ts';

/** Keychain account of the verifier. */
const ACCOUNT = 'app-lock.1';

/** A lock against a passer-by at the unattended computer; not against malware under the same account. */
export interface AppLock {
  state(): LockState;
  /** Does nothing without a passphrase. */
  lock(reason: LockReason): void;
  /** Throws `app-locked` with the wait when the passphrase is wrong or tried too soon. */
  unlock(passphrase: string): Promise<void>;
  unlockByFingerprint(): Promise<void>;
  /** Sets, changes or (null) removes the passphrase; the current one is asked for where there is one. */
  configure(current: string, next: string | null): Promise<void>;
}

export interface AppLockOptions {
  readonly vault: Vault;
  readonly store: LockStore;
  readonly fingerprint: Fingerprint;
  readonly nowMs: () => number;
  readonly onChange: (state: LockState) => void;
  /** Of a new verifier. */
  readonly cost?: ScryptCost;
}

/** Starts locked where a passphrase is set. */
export function createAppLock({ vault, store, fingerprint, nowMs, onChange, cost }: AppLockOptions): AppLock {
  let reason: LockReason | null = store.get().configured ? 'start' : null;

  const state = (): LockState => {
    const { configured, retryAt } = store.get();
    const wait = retryAt > nowMs() ? retryAt : null;
    return {
      configured,
      locked: reason !== null,
      reason,
      retryAt: wait,
      fingerprint: configured && fingerprint.available(),
    };
  };
  const become = (next: LockReason | null): void => {
    reason = next;
    onChange(state());
  };

  /** Checks a passphrase; each wrong one makes the next wait longer. */
  const demand = async (passphrase: string): Promise<void> => {
    const { failures, retryAt } = store.get();
    if (retryAt > nowMs()) throw tooSoon(retryAt - nowMs());
    const verifier = await storedVerifier(vault);
    // Whoever could remove the entry from the keychain can read every other one too: nothing is left to guard.
    if (verifier === null || (await verify(passphrase, verifier))) {
      store.set({ failures: 0, retryAt: 0, configured: verifier !== null });
      return;
    }
    const wait = delayAfter(failures + 1);
    store.set({ failures: failures + 1, retryAt: wait === 0 ? 0 : nowMs() + wait });
    onChange(state());
    throw wrong(wait);
  };

  return {
    state,
    lock(why) {
      if (store.get().configured && reason === null) become(why);
    },
    async unlock(passphrase) {
      await demand(passphrase);
      become(null);
    },
    async unlockByFingerprint() {
      if (!state().fingerprint) throw wrong(0);
      await fingerprint.ask();
      store.set({ failures: 0, retryAt: 0 });
      become(null);
    },
    async configure(current, next) {
      if (store.get().configured) await demand(current);
      if (next === null) {
        await vault.remove(ACCOUNT, 1);
      } else if (
        (await vault.put(ACCOUNT, JSON.stringify(await makeVerifier(next, cost)))).secretStore !== 'keychain'
      ) {
        await vault.remove(ACCOUNT, 1);
        throw needsKeychain();
      }
      store.set({ configured: next !== null });
      become(null);
    },
  };
}

/** Null when the keychain works and there is none. Throws `keychain-*` when it cannot be read now. */
async function storedVerifier(vault: Vault): Promise<Verifier | null> {
  const found = await vault.find(ACCOUNT);
  return found === null ? null : parseVerifier(found.secret);
}

function wrong(waitMs: number): AppError {
  return new AppError({
    code: 'app-locked',
    message: 'That is not the passphrase.',
    hint: waitMs === 0 ? 'Try again.' : `Wait ${Math.ceil(waitMs / 1000)} s, then try again.`,
  });
}

function tooSoon(waitMs: number): AppError {
  return new AppError({
    code: 'app-locked',
    message: 'Too many wrong tries.',
    hint: `Wait ${Math.ceil(waitMs / 1000)} s, then try again.`,
  });
}

function needsKeychain(): AppError {
  return new AppError({
    code: 'keychain-unavailable',
    message: 'The app lock needs a keychain to keep its passphrase check in.',
    hint: 'Unlock or install one (see Keychain in Settings), then set the passphrase again.',
  });
}
