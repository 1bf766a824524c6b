import type { LockReason, LockState } from '../../../shared/models/lock.ts';
import type { LockStore } from '../../store/lock-table.ts';
import type { Clock } from '../../time/clock.ts';
import type { Fingerprint } from '../context/ports.ts';
import { guessDelay } from './guess-delay.ts';
import { appLocked, needsKeychain, stillCheckable, tooSoon, verifierGone, wrong } from './lock-errors.ts';
import { makeVerifier, type ScryptCost, type Verifier, verify } from './verifier.ts';

/** Where what a passphrase is checked against is kept: in the keychain and nowhere else. */
export interface VerifierStore {
  /** What the keychain said when it was asked last, whatever the history says. */
  isInKeychain(): boolean;
  /** Null when the keychain works and there is none, or a damaged one. @throws AppError `keychain-*` */
  read(): Promise<Verifier | null>;
  /**
   * Keeps a verifier in the place of the one before, once it was read back.
   *
   * @param commit done in the same commit; what it throws leaves the one before in force
   * @returns false when the keychain did not take it: the one before stays in force
   */
  replace(verifier: Verifier, commit: () => void): Promise<boolean>;
  /** @param commit done in the same commit; what it throws leaves it in force */
  remove(commit: () => void): Promise<void>;
}

/** A lock against a passer-by at the unattended computer; not against malware under the same account. */
export interface AppLock {
  state(): LockState;
  /** Does nothing without a passphrase. */
  lock(reason: LockReason): void;
  /** To be called when the keychain has answered: locks where it knows of a passphrase and the history does not. */
  askKeychain(): void;
  /** Throws `app-locked` with the wait when the passphrase is wrong or tried too soon. */
  unlock(passphrase: string): Promise<void>;
  unlockByFingerprint(): Promise<void>;
  /** Sets, changes or (null) removes the passphrase; the current one is asked for where there is one. */
  configure(current: string, next: string | null): Promise<void>;
  /**
   * When nothing is left to check a passphrase against: removes every secret, sets a new passphrase and unlocks.
   *
   * @throws AppError `not-possible` as long as a passphrase can be checked, `keychain-*`
   */
  startOver(next: string): Promise<void>;
}

export interface AppLockOptions {
  readonly verifiers: VerifierStore;
  readonly store: LockStore;
  readonly fingerprint: Fingerprint;
  readonly clock: Pick<Clock, 'nowMs' | 'monotonicMs'>;
  readonly onChange: (state: LockState) => void;
  /** Removes every secret but the lock's own. @throws AppError `keychain-*` */
  readonly removeSecrets: () => Promise<void>;
  /** Of a new verifier. */
  readonly cost?: ScryptCost;
}

/** Starts locked where a passphrase is set. */
export function createAppLock(options: AppLockOptions): AppLock {
  const { verifiers, store, fingerprint, clock, onChange, removeSecrets, cost } = options;
  let reason: LockReason | null = store.get().configured ? 'start' : null;
  let verifierMissing = false;
  /** While a passphrase is set or removed, the keychain may know of it before the history does. */
  let isConfiguring = false;
  const delay = guessDelay(store, clock);

  const state = (): LockState => {
    const { configured } = store.get();
    const wait = delay.waitMs();
    return {
      configured,
      locked: reason !== null,
      reason,
      retryAt: wait > 0 ? clock.nowMs() + wait : null,
      verifierMissing: configured && verifierMissing,
      fingerprint: configured && fingerprint.available(),
    };
  };
  const become = (next: LockReason | null): void => {
    reason = next;
    onChange(state());
  };

  let queue: Promise<unknown> = Promise.resolve();
  /** One attempt at a time: guesses that come at once are counted one by one. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  };

  /** Checks a passphrase; each wrong one makes the next wait longer. */
  const demand = async (passphrase: string): Promise<void> => {
    const wait = delay.waitMs();
    if (wait > 0) throw tooSoon(wait);
    const verifier = await verifiers.read();
    const isMissing = verifier === null;
    if (isMissing !== verifierMissing) {
      verifierMissing = isMissing;
      onChange(state());
    }
    // That the check is gone proves nothing about who is there.
    if (verifier === null) throw verifierGone();
    delay.count();
    if (await verify(passphrase, verifier)) {
      delay.reset();
      return;
    }
    onChange(state());
    throw wrong(delay.waitMs());
  };
  const keep = async (passphrase: string): Promise<void> => {
    const verifier = await makeVerifier(passphrase, cost);
    const isKept = await verifiers.replace(verifier, () => store.set({ configured: true, failures: 0 }));
    if (!isKept) throw needsKeychain();
    verifierMissing = false;
  };

  const forgetUnlessLocked = (): void => {
    // It locked while this was under way: without its passphrase nobody could unlock it.
    if (reason !== null) throw appLocked();
    store.set({ configured: false, failures: 0 });
  };

  return {
    state,
    lock(why) {
      if (store.get().configured && reason === null) become(why);
    },
    askKeychain() {
      if (isConfiguring || store.get().configured || !verifiers.isInKeychain()) return;
      store.set({ configured: true });
      become('start');
    },
    unlock: (passphrase) =>
      inTurn(async () => {
        await demand(passphrase);
        become(null);
      }),
    unlockByFingerprint: () =>
      inTurn(async () => {
        if (!state().fingerprint) throw wrong(0);
        await fingerprint.ask();
        delay.reset();
        become(null);
      }),
    configure: (current, next) =>
      inTurn(async () => {
        if (store.get().configured) await demand(current);
        isConfiguring = true;
        try {
          if (next !== null) await keep(next);
          else await verifiers.remove(forgetUnlessLocked);
        } finally {
          isConfiguring = false;
        }
        // Locked meanwhile, it stays locked.
        onChange(state());
      }),
    startOver: (next) =>
      inTurn(async () => {
        if (!store.get().configured || (await verifiers.read()) !== null) throw stillCheckable();
        await removeSecrets();
        await keep(next);
        become(null);
      }),
  };
}
