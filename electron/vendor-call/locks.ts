import type { Database } from '../store/database.ts';
import type { AppContext } from '../usecases/app-context.ts';

/** The last change of each connection and token, by the database that holds it. */
const underWay = new WeakMap<Database, Map<string, Promise<unknown>>>();

/**
 * Runs changes of the same connection or token one after the other: each reads the row, works for a while and
 * writes the whole row back, so that two at once would undo each other.
 *
 * @param id of the connection or token
 */
export function oneAtATime<T>({ db }: AppContext, id: string, change: () => Promise<T>): Promise<T> {
  const last = underWay.get(db) ?? new Map<string, Promise<unknown>>();
  underWay.set(db, last);
  const result = (last.get(id) ?? Promise.resolve()).then(change);
  const settled = result.catch(() => undefined);
  last.set(id, settled);
  void settled.then(() => {
    if (last.get(id) === settled) last.delete(id);
  });
  return result;
}

/**
 * Waits until nothing of the kind is under way. For quitting: an answer that is about to arrive would be
 * lost.
 *
 * @param limitMs longest wait
 */
export async function untilAtRest({ db }: AppContext, limitMs: number): Promise<void> {
  const work = Promise.allSettled(underWay.get(db)?.values() ?? []);
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}
