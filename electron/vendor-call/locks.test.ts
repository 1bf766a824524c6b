import { describe, expect, it } from 'vitest';
import { createLocks } from './locks.ts';

describe('locks', () => {
  it('let one work after the other hold a name, and others beside it', async () => {
    const locks = createLocks();
    const order: string[] = [];
    const first = Promise.withResolvers<void>();
    const works = [
      locks.run('a', async () => {
        await first.promise;
        order.push('a1');
      }),
      locks.run('a', async () => void order.push('a2')),
      locks.run('b', async () => void order.push('b')),
    ];
    await works[2];
    expect(order).toEqual(['b']);
    first.resolve();
    await Promise.all(works);
    expect(order).toEqual(['b', 'a1', 'a2']);
  });

  it('go on after a work that fails', async () => {
    const locks = createLocks();
    await expect(locks.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await locks.run('a', async () => 'yes')).toBe('yes');
  });

  it('are settled when what held them has ended, or the limit is over', async () => {
    const locks = createLocks();
    await locks.settled(10_000);
    const work = Promise.withResolvers<void>();
    let ended = false;
    void locks
      .run('a', () => work.promise)
      .then(() => {
        ended = true;
      });
    await locks.settled(1);
    expect(ended).toBe(false);
    work.resolve();
    await locks.settled(10_000);
    expect(ended).toBe(true);
  });
});
