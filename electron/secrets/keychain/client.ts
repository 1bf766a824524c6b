import { AppError } from '../../../shared/errors.ts';
import { backOff } from './back-off.ts';
import type { KeychainProcess, KeychainReply, KeychainRequest } from './protocol.ts';

/** Time limits of one keychain call in ms. */
export interface KeychainLimits {
  /** A call takes 1 to 40 ms; after this it is stuck, most likely behind a prompt, and the screen says so. */
  readonly noticeMs: number;
  /** How long somebody may take to answer the system's prompt; then the process is replaced. */
  readonly giveUpMs: number;
}

export const KEYCHAIN_LIMITS: KeychainLimits = { noticeMs: 8_000, giveUpMs: 60_000 };

type RequestBody = KeychainRequest extends infer R ? (R extends unknown ? Omit<R, 'id'> : never) : never;

/** Calls to the keychain process, one at a time. */
export interface KeychainClient {
  /** Resolves to null when there is no such entry, or when the keychain is locked: see `Vault`. */
  get(account: string): Promise<string | null>;
  set(account: string, secret: string): Promise<void>;
  delete(account: string): Promise<void>;
  /** Ends the process without waiting for a hung call. */
  stop(): void;
}

export interface KeychainClientOptions {
  /** Starts a keychain process; called at the first use and after each loss. */
  readonly start: () => KeychainProcess;
  /** A call has had no answer for `noticeMs`; it is still being waited for. */
  readonly onWaiting?: () => void;
  readonly limits?: KeychainLimits;
}

/**
 * Serialises calls, limits each in time, and replaces the process when it hangs or dies.
 *
 * Errors are `AppError`: `keychain-waiting` after the limit, `keychain-locked` or
 * `keychain-unavailable` with the system's own words.
 */
export function keychainClient({
  start,
  onWaiting,
  limits = KEYCHAIN_LIMITS,
}: KeychainClientOptions): KeychainClient {
  let running: KeychainProcess | null = null;
  let pending: { id: number; settle: (reply: KeychainReply | 'exit') => void } | null = null;
  let nextId = 1;
  let queue: Promise<unknown> = Promise.resolve();
  let stopped = false;
  const losses = backOff(Date.now);

  const ensure = (): KeychainProcess => {
    if (running !== null) return running;
    const started = start();
    started.onReply((reply) => {
      if (pending?.id === reply.id) pending.settle(reply);
    });
    started.onExit(() => {
      if (running === started) {
        running = null;
        losses.add();
        pending?.settle('exit');
      }
    });
    running = started;
    return started;
  };

  const drop = (): void => {
    const gone = running;
    running = null;
    gone?.kill();
  };

  const perform = (body: RequestBody): Promise<KeychainReply> =>
    new Promise((resolve, reject) => {
      if (stopped) return reject(unavailable('Tokendesk is quitting.'));
      const wait = losses.waitMs();
      if (wait > 0)
        return reject(unavailable(`It keeps ending; it is tried again in ${Math.ceil(wait / 1000)} s.`));
      const id = nextId++;
      const notice = setTimeout(() => onWaiting?.(), limits.noticeMs);
      const giveUp = setTimeout(() => {
        clearTimeout(notice);
        pending = null;
        losses.add();
        drop();
        reject(keychainWaiting());
      }, limits.giveUpMs);
      pending = {
        id,
        settle(reply) {
          clearTimeout(notice);
          clearTimeout(giveUp);
          pending = null;
          resolve(
            reply === 'exit' ? { id, ok: false, message: 'The keychain process ended unexpectedly.' } : reply,
          );
        },
      };
      ensure().send({ ...body, id });
    });

  /**
   * Once more with a new process: it may have crashed, and libsecret keeps a lost D-Bus or a restarted
   * keyring for the life of its process. Every call can be repeated without harm.
   */
  const attempt = async (body: RequestBody, again: boolean): Promise<string | boolean | null> => {
    const reply = await perform(body);
    if (reply.ok) {
      losses.reset();
      return reply.value;
    }
    const error = systemError(reply.message);
    if (error.data.code !== 'keychain-unavailable') throw error;
    drop();
    if (!again) throw error;
    return attempt(body, false);
  };

  const call = (body: RequestBody): Promise<string | boolean | null> => {
    const result = queue.then(() => attempt(body, true));
    queue = result.catch(() => undefined);
    return result;
  };

  return {
    async get(account) {
      const value = await call({ op: 'get', account });
      return typeof value === 'string' ? value : null;
    },
    async set(account, secret) {
      await call({ op: 'set', account, secret });
    },
    async delete(account) {
      await call({ op: 'delete', account });
    },
    stop() {
      stopped = true;
      pending?.settle('exit');
      drop();
    },
  };
}

function systemError(message: string): AppError {
  return /locked|dismissed|denied|interaction is not allowed/i.test(message)
    ? new AppError({
        code: 'keychain-locked',
        message: 'The keychain is locked.',
        hint: 'Unlock it (log in to the desktop, or open the system’s password manager), then choose “Check again”.',
        vendor: { message },
      })
    : unavailable(message);
}

function unavailable(message: string): AppError {
  return new AppError({
    code: 'keychain-unavailable',
    message: 'No keychain can be used on this computer.',
    hint: 'Tokendesk works session-only until one is there. Settings says how to get one.',
    vendor: { message },
  });
}

/** No answer yet: most likely the system asks for a password. */
export function keychainWaiting(): AppError {
  return new AppError({
    code: 'keychain-waiting',
    message: 'Your keychain is waiting for you to unlock it.',
    hint: 'Look for the system’s password prompt, answer it, then choose “Check again”.',
  });
}
