import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appOnFakeKeychain, type FakeApp } from '../../testing/app-on-fake-keychain.ts';
import { forgetSecret } from '../connections/forget-secret.ts';
import { rememberSecrets } from '../connections/save.ts';
import { deleteToken } from '../tokens/delete.ts';
import { findToken, readTokenSecret } from '../tokens/find-token.ts';
import { keepIssued } from '../tokens/keep-issued.ts';
import { checkSecrets, repair } from './repair.ts';

// Each of these lost a secret, or said what was not true.

let app: FakeApp;
beforeEach(async () => {
  app = await appOnFakeKeychain();
});
afterEach(() => app.close());

const row = (id: string) => findToken(app.ctx, id);
const tokenOf = async (id: string) => (await readTokenSecret(app.ctx, row(id))).accessToken;
/** The entries of a token in the keychain. */
const entriesOf = (id: string) => [...app.keychain.entries].filter(([account]) => account.includes(id));

describe('a keychain that says “kept” and keeps nothing', () => {
  it('is not believed: the token is in memory, and moves when the keychain is itself again', async () => {
    const connection = await app.connect();
    const { send } = app;
    app.send = async (...call) => {
      const answer = await send(...call);
      app.keychain.mood = 'forgets';
      return answer;
    };
    const token = await app.issue(connection);
    expect(token.secretStore).toBe('session');
    expect(await tokenOf(token.id)).toBe('practice-crmcom-token-1');
    app.keychain.mood = 'works';
    await app.ctx.vault.check();
    await app.reconciler.run();
    expect(row(token.id).secretStore).toBe('keychain');
    await app.restart();
    expect(await tokenOf(token.id)).toBe('practice-crmcom-token-1');
  });
});

describe('a secret whose entry is gone', () => {
  it('is marked as lost by Repair, and is back when its entry is', async () => {
    const connection = await app.connect();
    const { id } = await app.issue(connection);
    const away = new Map(app.keychain.entries);
    for (const [account] of away) if (!account.startsWith('canary.')) app.keychain.entries.delete(account);
    expect(await repair(app.ctx, await checkSecrets(app.ctx))).toEqual({ removed: 0, marked: 2, left: 0 });
    expect(row(id).secretStore).toBe('lost');
    await app.restart();
    expect(row(id).secretStore).toBe('lost');
    for (const [account, text] of away) app.keychain.entries.set(account, text);
    await app.reconciler.run();
    expect(await tokenOf(id)).toBe('practice-crmcom-token-1');
    expect((await app.issue(connection)).secretStore).toBe('keychain');
  });
});

describe('another, empty keychain', () => {
  it('is said first; Repair marks and removes nothing; all is there again with the old one', async () => {
    const connection = await app.connect();
    const { id } = await app.issue(connection);
    const old = new Map(app.keychain.entries);
    app.keychain.entries.clear();
    await app.restart();
    await expect(tokenOf(id)).rejects.toThrow('another keychain');
    const report = await checkSecrets(app.ctx);
    expect(report).toMatchObject({ elsewhere: 2, problems: [] });
    expect(await repair(app.ctx, report)).toEqual({ removed: 0, marked: 0, left: 0 });
    expect(row(id).secretStore).toBe('keychain');
    app.keychain.entries.clear();
    for (const [account, text] of old) app.keychain.entries.set(account, text);
    await app.restart();
    expect(await tokenOf(id)).toBe('practice-crmcom-token-1');
  });
});

describe('Repair', () => {
  it('removes no newer generation than the history knows, nor an older one while the present one is gone', async () => {
    const { id } = await app.issue(await app.connect());
    const [[account, text] = ['', '']] = entriesOf(id);
    const generation = (n: number) => account.replace(/\d+$/, String(n));
    app.keychain.entries.delete(account);
    app.keychain.entries.set(generation(2), text);
    await repair(app.ctx, await checkSecrets(app.ctx));
    expect(app.keychain.entries.has(generation(2))).toBe(true);
  });
});

describe('a row that a kill left unfinished while the keychain is locked', () => {
  it('is settled as soon as the keychain opens', async () => {
    const { id } = await app.issue(await app.connect());
    app.ctx.db.prepare(`UPDATE tokens SET state = 'requesting' WHERE id = ?`).run(id);
    app.keychain.mood = 'locked';
    await app.restart();
    expect(row(id).state).toBe('requesting');
    app.keychain.mood = 'works';
    await app.ctx.vault.check();
    await expect.poll(() => row(id).state).toBe('active');
    expect(await tokenOf(id)).toBe('practice-crmcom-token-1');
  });

  it('is not taken for one that is under way now', async () => {
    const connection = await app.connect();
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const { send } = app;
    app.send = async (...call) => {
      await answered;
      return send(...call);
    };
    const issuing = app.issue(connection);
    await app.reconciler.run();
    answer();
    expect((await issuing).state).toBe('active');
  });
});

describe('remembering or forgetting one secret of a connection', () => {
  it('costs none of the others when the keychain locks itself on the way', async () => {
    const connection = await app.connect();
    const found = () => {
      const known = app.ctx.connections.find(connection.id);
      if (known === null) throw new TypeError('no connection');
      return known;
    };
    await rememberSecrets(app.ctx, found(), { 'secret:1': 'remembered' });
    const lockAtWrite = (): void => {
      const present = found().secretGeneration;
      app.keychain.delay = (account) => {
        if (account.endsWith(`.${present + 1}`)) app.keychain.mood = 'locked';
        return undefined;
      };
    };
    lockAtWrite();
    await expect(rememberSecrets(app.ctx, found(), { 'secret:2': 'another' })).rejects.toThrow('keychain');
    app.keychain.mood = 'works';
    await app.ctx.vault.check();
    lockAtWrite();
    await expect(forgetSecret(app.ctx, connection.id, 'secret:1', () => undefined)).rejects.toThrow(
      'keychain',
    );
    app.keychain.mood = 'works';
    app.keychain.delay = () => undefined;
    await app.restart();
    expect(found().storedSecrets).toEqual(['applicationKey', 'secret:1']);
    expect((await app.issue(connection)).secretStore).toBe('keychain');
    expect(entriesOf(connection.id)).toHaveLength(1);
  });
});

describe('deleting a token', () => {
  it('leaves nothing of a removal that was interrupted', async () => {
    const { id } = await app.issue(await app.connect());
    app.ctx.tokens.setSecretLocation(id, { ...row(id), secretStore: 'none' });
    await deleteToken(app.ctx, id);
    expect(entriesOf(id)).toEqual([]);
  });
});

describe('any text that a vendor may hand out', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .array(fc.constantFrom('\0', '\uD800', '\uDC00', '\uFFFF', '"', '\\', '😀', 'a'), { maxLength: 40 })
      .map((units) => units.join('')),
    fc.constantFrom('x'.repeat(200_000), '\uD800'.repeat(200_000), '\0'.repeat(200_000)),
  );

  it('is kept as it came', async () => {
    const connection = await app.connect();
    const first = row((await app.issue(connection)).id);
    await fc.assert(
      fc.asyncProperty(anything, anything, anything, async (accessToken, refreshToken, words) => {
        const id = crypto.randomUUID();
        const planned = { ...first, id, state: 'requesting' as const, pendingGeneration: null };
        app.ctx.db.transaction(() => app.ctx.tokens.insertRequesting(planned));
        const found = app.ctx.connections.find(connection.id);
        if (found === null) throw new TypeError('no connection');
        const { result: kept } = await keepIssued(
          app.ctx,
          planned,
          found,
          {
            answer: {
              status: 200,
              headers: {},
              body: `${words} ${accessToken}`,
              receivedAt: 0,
              clockOffsetMs: null,
            },
            value: {
              accessToken,
              refreshToken,
              kind: words.slice(0, 50),
              subject: words.slice(0, 50),
              issuedAt: 0,
              expiry: { expiresAt: null, source: 'unknown' },
              refreshTokenExpiresAt: null,
              renewableUntil: null,
              vendorTokenId: null,
            },
            inside: { ...found, secrets: {}, inputs: {}, nowMs: 0 },
            known: [refreshToken, words],
          },
          'agent',
        );
        const secret = await readTokenSecret(app.ctx, { ...kept, state: 'active' });
        expect(secret.accessToken).toBe(accessToken);
        expect(secret.refreshToken).toBe(refreshToken);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
