import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { keychainClient } from './client.ts';
import { fakeKeychain } from './fake-keychain.ts';

function setUp() {
  const keychain = fakeKeychain();
  const notices: string[] = [];
  const client = keychainClient({
    start: () => keychain.start(),
    onWaiting: () => notices.push('waiting'),
    limits: { noticeMs: 20, giveUpMs: 60 },
  });
  return { keychain, client, notices };
}

const code = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'resolved',
    (error: unknown) => (error instanceof AppError ? error.data.code : error),
  );

describe('keychainClient', () => {
  it('never has more than one call open', async () => {
    const { keychain, client } = setUp();
    await Promise.all(Array.from({ length: 20 }, (_, n) => client.set(`a${n}`, 'x')));
    expect(keychain.mostAtOnce).toBe(1);
    expect(keychain.entries.size).toBe(20);
  });

  it('gives up on a hung call, says that the keychain waits, and works again with a new process', async () => {
    const { keychain, client, notices } = setUp();
    keychain.mood = 'hangs';
    const hung = code(client.get('a'));
    const queued = client.set('b', 'x');
    expect(await hung).toBe('keychain-waiting');
    expect(notices).toEqual(['waiting']);
    keychain.mood = 'works';
    await queued.catch(() => client.set('b', 'x'));
    expect(await client.get('b')).toBe('x');
    expect(keychain.started).toBeGreaterThan(1);
  });

  it('does the call again with a new process after a crash', async () => {
    const { keychain, client } = setUp();
    await client.set('a', 'x');
    keychain.mood = 'crashes';
    const get = client.get('a');
    setImmediate(() => setImmediate(() => (keychain.mood = 'works')));
    expect(await get).toBe('x');
  });

  it('stops starting a process that keeps ending, and says when it tries again', async () => {
    const { keychain, client } = setUp();
    keychain.mood = 'crashes';
    for (let n = 0; n < 5; n++) expect(await code(client.get('a'))).toBe('keychain-unavailable');
    expect(keychain.started).toBeLessThanOrEqual(4);
  });

  it('tells a locked keychain from a missing one', async () => {
    const { keychain, client } = setUp();
    keychain.mood = 'locked';
    expect(await code(client.set('a', 'x'))).toBe('keychain-locked');
    keychain.mood = 'missing';
    expect(await code(client.set('a', 'x'))).toBe('keychain-unavailable');
  });

  it('stops at once, even while a call hangs', async () => {
    const { keychain, client } = setUp();
    keychain.mood = 'hangs';
    const hung = code(client.get('a'));
    await new Promise((resolve) => setImmediate(resolve));
    client.stop();
    expect(await hung).toBe('keychain-unavailable');
    expect(await code(client.get('b'))).toBe('keychain-unavailable');
  });
});
