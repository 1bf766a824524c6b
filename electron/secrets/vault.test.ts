import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { fakeKeychain } from './keychain/fake-keychain.ts';
import { knownKeyrings } from './testing/keyrings.ts';
import { createVault } from './vault.ts';

function setUp() {
  const keychain = fakeKeychain();
  const states: string[] = [];
  const vault = createVault({
    start: () => keychain.start(),
    limits: { noticeMs: 120, giveUpMs: 240 },
    system: 'headless',
    keyrings: knownKeyrings(),
    onStatus: (status) => states.push(status.state),
  });
  return { keychain, vault, states };
}

const code = (error: unknown): unknown => (error instanceof AppError ? error.data.code : error);
const LONG = JSON.stringify({ token: '😀'.repeat(3_000) });

describe('vault', () => {
  it('keeps a long secret in parts and gives it back', async () => {
    const { keychain, vault } = setUp();
    const location = await vault.put('t', LONG);
    expect(location).toMatchObject({ secretStore: 'keychain', secretParts: 6 });
    expect(await vault.read('t', location)).toBe(LONG);
    await vault.remove('t', location.secretParts);
    expect([...keychain.entries.keys()]).toEqual(['canary.test']);
  });

  it.each(['locked', 'missing', 'hangs', 'crashes'] as const)(
    'loses nothing when the keychain is %s: memory holds it',
    async (mood) => {
      const { keychain, vault } = setUp();
      keychain.mood = mood;
      const location = await vault.put('t', LONG);
      expect(location).toMatchObject({ secretStore: 'session', secretParts: 0 });
      expect(await vault.read('t', location)).toBe(LONG);
      expect(vault.status().sessionSecrets).toBe(1);
      expect(vault.status().remedy).not.toBe('');
    },
  );

  it('moves a secret into the keychain when it is back', async () => {
    const { keychain, vault } = setUp();
    keychain.mood = 'locked';
    await vault.put('t', LONG);
    const noCommit = (): never => {
      throw new Error('It cannot have moved.');
    };
    expect(await vault.promote('t', noCommit)).toBeNull();
    keychain.mood = 'works';
    await vault.check();
    expect(await vault.promote('t', () => undefined)).toMatchObject({
      secretStore: 'keychain',
      secretParts: 6,
    });
    expect(vault.status()).toMatchObject({ state: 'available', sessionSecrets: 0, reason: '' });
  });

  it('does not say "missing" of a locked keychain, which answers as if the entry were not there', async () => {
    const { keychain, vault } = setUp();
    const location = await vault.put('t', 'x');
    keychain.mood = 'locked';
    await expect(vault.read('t', location)).rejects.toSatisfy((error) => code(error) === 'keychain-locked');
    await expect(vault.remove('t', 1)).rejects.toSatisfy((error) => code(error) === 'keychain-locked');
    keychain.mood = 'works';
    expect(await vault.read('t', location)).toBe('x');
    keychain.entries.delete('t');
    await expect(vault.read('t', location)).rejects.toSatisfy((error) => code(error) === 'secret-missing');
  });

  it.each([
    ['edited', (entries: Map<string, string>) => entries.set('t.2', 'foreign')],
    ['cut short', (entries: Map<string, string>) => entries.delete('t.2')],
  ])('names an entry that was %s outside the app', async (_how, damage) => {
    const { keychain, vault } = setUp();
    const location = await vault.put('t', LONG);
    damage(keychain.entries);
    await expect(vault.read('t', location)).rejects.toSatisfy((error) => code(error) === 'secret-changed');
  });

  it('removes the entries that a broken-off write left behind', async () => {
    const { keychain, vault } = setUp();
    await vault.check();
    const set = keychain.entries.set.bind(keychain.entries);
    keychain.entries.set = (account, secret) => {
      if (account === 't.1') keychain.mood = 'locked';
      return set(account, secret);
    };
    const location = await vault.put('t', LONG);
    expect(location.secretStore).toBe('session');
    keychain.mood = 'works';
    await vault.remove('t');
    expect([...keychain.entries.keys()]).toEqual(['canary.test']);
  });

  it('reports each change of state once', async () => {
    const { keychain, vault, states } = setUp();
    await vault.check();
    await vault.check();
    keychain.mood = 'hangs';
    await vault.check();
    expect(states).toEqual(['available', 'waiting-for-unlock']);
  });

  it('does not let a new secret wait for a prompt that nobody answers, time after time', async () => {
    const keychain = fakeKeychain();
    keychain.mood = 'hangs';
    const limits = { noticeMs: 50, giveUpMs: 600 };
    const vault = createVault({
      start: () => keychain.start(),
      system: 'headless',
      keyrings: knownKeyrings(),
      onStatus: () => undefined,
      limits,
    });
    const startedAt = performance.now();
    for (let n = 0; n < 5; n++) expect((await vault.put(`t${n}`, 'x')).secretStore).toBe('session');
    expect(performance.now() - startedAt).toBeLessThan(400);
    expect(vault.status().sessionSecrets).toBe(5);
  });

  it('counts a secret as kept only when the keychain gives it back', async () => {
    const { keychain, vault } = setUp();
    await vault.check();
    keychain.mood = 'forgets';
    const location = await vault.put('t', '{"token":"one"}');
    expect(location.secretStore).toBe('session');
    expect(await vault.read('t', location)).toBe('{"token":"one"}');
    expect(vault.status()).toMatchObject({ state: 'locked', sessionSecrets: 1 });
  });

  it('does not believe a keychain that forgets its own canary', async () => {
    const { keychain, vault } = setUp();
    keychain.mood = 'forgets';
    expect((await vault.check()).state).toBe('locked');
  });

  it('writes nothing at a start at which the keychain answers', async () => {
    const { keychain, vault } = setUp();
    await vault.check();
    const set = keychain.entries.set.bind(keychain.entries);
    keychain.entries.set = () => {
      throw new Error('It was written to.');
    };
    expect((await vault.check()).state).toBe('available');
    keychain.entries.set = set;
  });

  it('keeps the copy in memory until the row says that it moved', async () => {
    const { keychain, vault } = setUp();
    keychain.mood = 'locked';
    const location = await vault.put('t', 'x');
    keychain.mood = 'works';
    await vault.check();
    const full = new Error('disk full');
    const promoted = vault.promote('t', () => {
      throw full;
    });
    await expect(promoted).rejects.toBe(full);
    expect(await vault.read('t', location)).toBe('x');
    expect(await vault.promote('t', () => undefined)).not.toBeNull();
  });

  it('has no older copy in memory once a newer one is in the keychain', async () => {
    const { keychain, vault } = setUp();
    keychain.mood = 'locked';
    await vault.put('t', 'older');
    keychain.mood = 'works';
    await vault.check();
    const location = await vault.put('t', 'newer');
    expect(await vault.read('t', location)).toBe('newer');
    expect(vault.status().sessionSecrets).toBe(0);
  });

  it('removes a secret whose write outlived its limit after that write, not in the midst of it', async () => {
    const { keychain, vault } = setUp();
    await vault.check();
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    keychain.delay = (account) => (account === 't.4' ? answered : undefined);
    const location = await vault.put('t', LONG);
    expect(location.secretStore).toBe('session');
    const removing = vault.remove('t');
    answer();
    await removing;
    expect([...keychain.entries.keys()]).toEqual(['canary.test']);
    expect(vault.status().sessionSecrets).toBe(0);
  });
});
