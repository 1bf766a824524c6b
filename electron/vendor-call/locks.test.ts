import { describe, expect, it } from 'vitest';
import type { AppContext } from '../usecases/app-context.ts';
import { oneAtATime, untilAtRest } from './locks.ts';

const appContext = (): AppContext => ({ db: {} }) as AppContext;
const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('oneAtATime', () => {
  it('runs what is about the same one in turn, also after a failure, and the rest at once', async () => {
    const ctx = appContext();
    const log: string[] = [];
    const work = (id: string, name: string) =>
      oneAtATime(ctx, id, async () => {
        log.push(`${name} begins`);
        await after(5);
        log.push(`${name} ends`);
        if (name === 'first') throw new Error('failed');
      });
    const results = await Promise.allSettled([work('a', 'first'), work('a', 'second'), work('b', 'other')]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(log.indexOf('second begins')).toBeGreaterThan(log.indexOf('first ends'));
    expect(log.indexOf('other begins')).toBeLessThan(log.indexOf('first ends'));
  });
});

describe('untilAtRest', () => {
  it('waits for what is under way, and no longer than it may', async () => {
    const ctx = appContext();
    await untilAtRest(ctx, 10_000);
    let done = false;
    void oneAtATime(ctx, 'a', () => after(10)).then(() => {
      done = true;
    });
    await untilAtRest(ctx, 10_000);
    expect(done).toBe(true);
    void oneAtATime(ctx, 'a', () => new Promise(() => undefined));
    await untilAtRest(ctx, 10);
  });
});
