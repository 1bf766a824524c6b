import { Mutex } from 'async-mutex';

/**
 * One mutex for each name, such as a token's or a connection's id: who holds it reads the row, works for a
 * while and writes the whole row back, so that two at once would undo each other.
 *
 * Where two are held at once they are taken in this order: record, connection, server token, token, session.
 */
export interface Locks {
  /** Does the work as soon as nobody else holds the name. Not reentrant. */
  run<T>(name: string, work: () => Promise<T>): Promise<T>;
  /**
   * Waits until what holds a lock now has ended.
   *
   * @param limitMs longest wait
   */
  settled(limitMs: number): Promise<void>;
}

interface Held {
  readonly mutex: Mutex;
  /** Works that hold the mutex or wait for it; without any, the name is forgotten. */
  users: number;
}

export function createLocks(): Locks {
  const held = new Map<string, Held>();
  const underWay = new Set<Promise<unknown>>();

  const run = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const lock = held.get(name) ?? { mutex: new Mutex(), users: 0 };
    held.set(name, lock);
    lock.users++;
    try {
      return await lock.mutex.runExclusive(work);
    } finally {
      lock.users--;
      if (lock.users === 0) held.delete(name);
    }
  };

  return {
    run(name, work) {
      const result = run(name, work);
      const ended = result.then(
        () => undefined,
        () => undefined,
      );
      underWay.add(ended);
      void ended.then(() => underWay.delete(ended));
      return result;
    },
    settled: (limitMs) => within(limitMs, Promise.all(underWay)).then(() => undefined),
  };
}

/** Waits for something, but no longer than the limit in ms. True when it came. */
export async function within(limitMs: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, limitMs, false);
  });
  try {
    return await Promise.race([work.then(() => true), limit]);
  } finally {
    clearTimeout(timer);
  }
}
