import { AppError } from '../../shared/errors.ts';
import type { KeychainProcess, KeychainReply, KeychainRequest } from './protocol.ts';

/** One keychain call takes 1 to 40 ms; after this, in ms, it is stuck, most likely behind a prompt. */
export const CALL_LIMIT_MS = 8_000;

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

/**
 * Serialises calls, limits each in time, and replaces the process when it hangs or dies.
 *
 * Errors are `AppError`: `keychain-waiting` after the limit, `keychain-locked` or
 * `keychain-unavailable` with the system's own words.
 *
 * @param start starts a keychain process; called at the first use and after each loss
 * @param limitMs time limit of one call
 */
export function keychainClient(start: () => KeychainProcess, limitMs = CALL_LIMIT_MS): KeychainClient {
  let running: KeychainProcess | null = null;
  let pending: { id: number; settle: (reply: KeychainReply | 'exit') => void } | null = null;
  let nextId = 1;
  let queue: Promise<unknown> = Promise.resolve();
  let stopped = false;

  const ensure = (): KeychainProcess => {
    if (running !== null) return running;
    const started = start();
    started.onReply((reply) => {
      if (pending?.id === reply.id) pending.settle(reply);
    });
    started.onExit(() => {
      if (running === started) {
        running = null;
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
      const id = nextId++;
      const timer = setTimeout(() => {
        pending = null;
        drop();
        reject(waiting());
      }, limitMs);
      pending = {
        id,
        settle(reply) {
          clearTimeout(timer);
          pending = null;
          if (reply === 'exit') reject(unavailable('The keychain process ended unexpectedly.'));
          else resolve(reply);
        },
      };
      ensure().send({ ...body, id });
    });

  const call = (body: RequestBody): Promise<string | boolean | null> => {
    const result = queue.then(async () => {
      const reply = await perform(body);
      if (reply.ok) return reply.value;
      const error = systemError(reply.message);
      // libsecret keeps a lost D-Bus for the life of its process: the next try gets a new one.
      if (error.data.code === 'keychain-unavailable') drop();
      throw error;
    });
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

function waiting(): AppError {
  return new AppError({
    code: 'keychain-waiting',
    message: 'Your keychain is waiting for you to unlock it.',
    hint: 'Look for the system’s password prompt, answer it, then choose “Check again”.',
  });
}
