import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveConnection } from '../../electron/usecases/connections/save.ts';
import type { AppContext } from '../../electron/usecases/context/app-context.ts';
import { checkSecrets } from '../../electron/usecases/keychain/repair.ts';
import { adoptToken } from '../../electron/usecases/server-tokens/adopt.ts';
import { listServerTokens } from '../../electron/usecases/server-tokens/list.ts';
import { markGone } from '../../electron/usecases/server-tokens/mark-gone.ts';
import { revokeServerToken } from '../../electron/usecases/server-tokens/revoke.ts';
import { cleanUp } from '../../electron/usecases/tokens/clean-up.ts';
import { deleteToken } from '../../electron/usecases/tokens/delete.ts';
import { tokenDetails } from '../../electron/usecases/tokens/details.ts';
import { proveHandedOut, readTokenSecret } from '../../electron/usecases/tokens/find-token.ts';
import { renewToken } from '../../electron/usecases/tokens/renew.ts';
import { revokeToken } from '../../electron/usecases/tokens/revoke.ts';
import { AppError } from '../../shared/errors.ts';
import type { ServerTokenEntry } from '../../shared/models/server-token.ts';
import { PRACTICE_LOGIN, PRACTICE_MARKS, PRACTICE_RECORDS } from '../../shared/practice/marks.ts';
import { type ContextFixture, openContextFixture } from '../support/context-fixture.ts';
import { failure, tokensAtWork } from './tokens-at-work.ts';

let fixture: ContextFixture;
beforeAll(async () => {
  fixture = await openContextFixture();
});
afterAll(() => fixture.close());

const { issue, row, entry, trail } = tokensAtWork(() => fixture);
const list = async (ctx: AppContext = fixture.ctx) =>
  (await listServerTokens(ctx, fixture.connections.commvault.id)).entries;
const at = (vendorTokenId: string | null) => ({
  connectionId: fixture.connections.commvault.id,
  vendorTokenId: vendorTokenId ?? '',
});
const nameOf = (one: ServerTokenEntry): string =>
  one.standing === 'local-only' ? one.token.subject : one.server.name;
const find = (entries: readonly ServerTokenEntry[], name: string) =>
  entries.find((one) => nameOf(one) === name);
/** ID of a token that only the server knows. */
const idThere = async (name: string): Promise<string> => {
  const found = find(await list(), name);
  return found?.standing === 'server-only' ? found.server.vendorTokenId : '';
};

describe('the list beside our own', () => {
  it('shows what is in both, there only, and here only', async () => {
    const here = await issue('both');
    const gone = await issue(PRACTICE_MARKS.gone);
    const entries = await list();
    expect(find(entries, here.subject)).toMatchObject({
      standing: 'both',
      token: { id: here.id },
      server: { vendorTokenId: here.vendorTokenId, expiresAt: here.expiresAt, kind: 'ALL' },
      differences: [],
    });
    expect(find(entries, PRACTICE_RECORDS.consoleToken)).toMatchObject({
      standing: 'server-only',
      server: { kind: 'CUSTOM', endpoints: ['/plan', '/v4/servergroup'], lastUsedAt: null },
    });
    expect(entries[0]).toMatchObject({ standing: 'local-only', token: { id: gone.id }, ended: false });
    // Reading changes nothing: the list may be another user's.
    expect(row(gone.id)).toMatchObject({ state: 'active', secretStore: 'keychain' });
    expect(trail(gone.id)).toEqual(['token.issued']);
  });

  it('a token of another server with the same ID is not taken for ours', async () => {
    const { id, vendorTokenId } = await issue('elsewhere');
    fixture.ctx.db
      .prepare(`UPDATE tokens SET request = 'POST https://other.example/V4/AccessToken' WHERE id = ?`)
      .run(id);
    const found = (await list()).find(
      (one) => one.standing !== 'local-only' && one.server.vendorTokenId === vendorTokenId,
    );
    expect(found?.standing).toBe('server-only');
    expect((await list()).some((one) => one.standing === 'local-only' && one.token.id === id)).toBe(false);
  });

  it('a token that is issued while the list is read is not missed', async () => {
    const { send } = fixture.ctx;
    let issued = '';
    const slow: AppContext = {
      ...fixture.ctx,
      async send(request, options) {
        const answer = await send(request, options);
        if (request.method === 'GET') issued = (await issue('meanwhile')).id;
        return answer;
      },
    };
    const entries = await list(slow);
    expect(issued).not.toBe('');
    expect(entries.some((one) => one.standing === 'local-only' && one.token.id === issued)).toBe(false);
  });

  it('is read once more when the network fails, and not after a refusal', async () => {
    const { send } = fixture.ctx;
    let attempts = 0;
    const failing = (error: AppError, times: number): AppContext => ({
      ...fixture.ctx,
      send: (request, options) => (attempts++ < times ? Promise.reject(error) : send(request, options)),
    });
    const unreachable = new AppError({ code: 'unreachable', message: 'Broken.', hint: '' });
    expect((await list(failing(unreachable, 1))).length).toBeGreaterThan(0);
    attempts = 0;
    expect(await failure(list(failing(unreachable, 2)))).toMatchObject({ code: 'unreachable' });
    attempts = 0;
    const refused = new AppError({ code: 'vendor-forbidden', message: 'No.', hint: '' });
    expect(await failure(list(failing(refused, 1)))).toMatchObject({ code: 'vendor-forbidden' });
  });

  it('says what the vendor refuses in its words, and that other vendors have no list', async () => {
    const { commvault, oracle } = fixture.connections;
    await saveConnection(fixture.ctx, { ...commvault, secrets: { authtoken: 'QSDK wrong-practice-token' } });
    expect(await failure(list())).toMatchObject({
      code: 'vendor-unauthorised',
      vendor: { code: '5', message: 'Access denied' },
    });
    await saveConnection(fixture.ctx, { ...commvault, secrets: { authtoken: PRACTICE_LOGIN.authtoken } });
    expect(await failure(listServerTokens(fixture.ctx, oracle.id))).toMatchObject({ code: 'not-possible' });
  });

  it('reads the list of another user, and misses nothing of theirs in ours', async () => {
    const { id, subject, vendorTokenId } = await issue('for-a-service-account');
    // The connection's own list does not have it, as it is for another user.
    fixture.ctx.db
      .prepare('UPDATE tokens SET inputs = ? WHERE id = ?')
      .run(JSON.stringify({ userId: PRACTICE_RECORDS.serviceUser, tokenName: subject }), id);
    await revokeServerToken(
      { ...fixture.ctx, tokens: fixture.ctx.tokens },
      { ...at(vendorTokenId), name: '' },
    );
    fixture.ctx.db.prepare(`UPDATE tokens SET state = 'active' WHERE id = ?`).run(id);
    expect(find(await list(), subject)).toBeUndefined();
    const { commvault } = fixture.connections;
    const theirs = await listServerTokens(fixture.ctx, commvault.id, PRACTICE_RECORDS.serviceUser);
    expect(theirs.entries.map((one) => [nameOf(one), one.standing])).toEqual([
      [subject, 'local-only'],
      [PRACTICE_RECORDS.serviceToken, 'server-only'],
    ]);
    const service = find(theirs.entries, PRACTICE_RECORDS.serviceToken);
    const there = service?.standing === 'server-only' ? service.server : null;
    expect(there).toMatchObject({ userId: PRACTICE_RECORDS.serviceUser });
    const which = { ...at(there?.vendorTokenId ?? ''), userId: PRACTICE_RECORDS.serviceUser };
    expect(await failure(adoptToken(fixture.ctx, at(which.vendorTokenId)))).toMatchObject({
      code: 'vendor-not-found',
    });
    const adopted = await adoptToken(fixture.ctx, which);
    expect(row(adopted.id).inputs).toMatchObject({ userId: PRACTICE_RECORDS.serviceUser });
    expect(find(await list(), PRACTICE_RECORDS.serviceToken)).toBeUndefined();
    await Promise.all([adopted.id, id].map((one) => deleteToken(fixture.ctx, one)));
    expect(await failure(listServerTokens(fixture.ctx, commvault.id, '7'))).toMatchObject({
      code: 'vendor-forbidden',
      hint: expect.stringContaining('modify a user'),
    });
  });

  it('tells a token that may have been created from others', async () => {
    const { id, subject, vendorTokenId } = await issue('lost-answer');
    fixture.ctx.db
      .prepare(`UPDATE tokens SET state = 'outcome-unknown', vendor_token_id = NULL WHERE id = ?`)
      .run(id);
    expect(find(await list(), subject)).toMatchObject({
      standing: 'server-only',
      lostAnswer: true,
      server: { vendorTokenId },
    });
  });
});

describe('adopting', () => {
  it('puts a token into the history that has no secret, and says so everywhere', async () => {
    const vendorTokenId = await idThere(PRACTICE_RECORDS.consoleToken);
    const token = await adoptToken(fixture.ctx, at(vendorTokenId));
    expect(token).toMatchObject({
      adopted: true,
      state: 'active',
      secretStore: 'none',
      kind: 'CUSTOM',
      vendorTokenId,
      hasRefreshToken: false,
      expirySource: 'response',
    });
    expect(trail(token.id)).toEqual(['token.adopted']);
    expect(find(await list(), token.subject)).toMatchObject({ standing: 'both', token: { id: token.id } });
    const details = await tokenDetails(fixture.ctx, token.id);
    expect(details.secretProblem).toContain('does not have its secret');
    expect(details.inputs).toContainEqual({ label: 'API endpoints', value: '/plan\n/v4/servergroup' });
    expect(await failure(readTokenSecret(fixture.ctx, row(token.id)))).toMatchObject({
      code: 'secret-missing',
    });
    expect(() => proveHandedOut(row(token.id))).not.toThrow();
    expect(await failure(renewToken(fixture.ctx, token.id))).toMatchObject({
      code: 'not-possible',
      hint: expect.stringContaining('does not have its secret'),
    });
    expect((await checkSecrets(fixture.ctx)).problems).toEqual([]);
    await fixture.restart();
    expect(row(token.id)).toMatchObject({ adopted: true, state: 'active' });
    // A second time it is the same row, and nothing is written.
    expect((await adoptToken(fixture.ctx, at(vendorTokenId))).id).toBe(token.id);
    expect(trail(token.id)).toEqual(['token.adopted']);
    await deleteToken(fixture.ctx, token.id);
    expect((await list()).find((one) => nameOf(one) === token.subject)?.standing).toBe('server-only');
  });

  it('twice at once makes one row', async () => {
    const vendorTokenId = await idThere(PRACTICE_RECORDS.consoleToken);
    const [one, two] = await Promise.all([1, 2].map(() => adoptToken(fixture.ctx, at(vendorTokenId))));
    expect(one?.id).toBe(two?.id);
    await deleteToken(fixture.ctx, one?.id ?? '');
  });

  it('an adopted token is revoked as any other', async () => {
    const token = await adoptToken(fixture.ctx, at(await idThere(PRACTICE_RECORDS.scimToken)));
    expect(await revokeToken(fixture.ctx, token.id)).toMatchObject({ state: 'revoked', secretStore: 'none' });
    expect(find(await list(), token.subject)).toBeUndefined();
  });

  it('the clean-up leaves a token that somebody else may still renew', async () => {
    const token = await adoptToken(fixture.ctx, at(await idThere(PRACTICE_RECORDS.consoleToken)));
    const long = Date.now() - 40 * 86_400_000;
    fixture.ctx.db
      .prepare('UPDATE tokens SET requested_at = ?, expires_at = ? WHERE id = ?')
      .run(long, long, token.id);
    const policy = { secretRetentionDays: 7, historyRetentionDays: 30 };
    await cleanUp(fixture.ctx, policy);
    expect(row(token.id).state).toBe('active');
    fixture.ctx.db.prepare('UPDATE tokens SET renewable_until = ? WHERE id = ?').run(long, token.id);
    await cleanUp(fixture.ctx, policy);
    expect(fixture.ctx.tokens.find(token.id)).toBeNull();
  });

  it('what the server does not list any more cannot be adopted', async () => {
    expect(await failure(adoptToken(fixture.ctx, at('1')))).toMatchObject({ code: 'vendor-not-found' });
  });
});

describe('revoking what is there only', () => {
  const onServerOnly = async (name: string) => {
    const { id, subject, vendorTokenId } = await issue(name);
    await deleteToken(fixture.ctx, id);
    return { ...at(vendorTokenId), name: subject };
  };
  const newest = () => fixture.ctx.audit.newest(1)[0];

  it('ends it there, with a line in the audit trail', async () => {
    const order = await onServerOnly('there');
    expect(await revokeServerToken(fixture.ctx, order)).toEqual({ outcome: 'revoked' });
    expect(find(await list(), order.name)).toBeUndefined();
    expect(newest()).toMatchObject({ action: 'token.revoked', subject: order.name, tokenId: null });
    expect(await revokeServerToken(fixture.ctx, order)).toEqual({ outcome: 'gone' });
  });

  it('a refusal is in the vendor’s words; a lost answer can be asked for again', async () => {
    const refused = await onServerOnly(PRACTICE_MARKS.revocationRefused);
    expect(await failure(revokeServerToken(fixture.ctx, refused))).toMatchObject({
      code: 'vendor-forbidden',
      vendor: { message: expect.stringContaining('may not delete') },
    });
    expect(newest()).toMatchObject({ action: 'token.revocation-refused', subject: refused.name });
    const lost = await onServerOnly(PRACTICE_MARKS.revocationLost);
    expect(await failure(revokeServerToken(fixture.ctx, lost))).toMatchObject({
      code: 'outcome-unknown',
      retry: true,
    });
    expect(newest()?.action).toBe('token.revocation-unknown');
    expect(await revokeServerToken(fixture.ctx, lost)).toEqual({ outcome: 'gone' });
  });

  it('one that the history knows is revoked as its row', async () => {
    const { id, subject, vendorTokenId } = await issue();
    await revokeServerToken(fixture.ctx, { ...at(vendorTokenId), name: subject });
    expect(row(id)).toMatchObject({ state: 'revoked', secretStore: 'none' });
    expect(await entry(id, 1)).toBeNull();
  });
});

describe('marking what was revoked behind our back', () => {
  it('takes the secret away and says why', async () => {
    const one = await issue(PRACTICE_MARKS.gone);
    const two = await issue(PRACTICE_MARKS.gone);
    expect(await markGone(fixture.ctx, [one.id, two.id, one.id, 'unknown'])).toEqual({ marked: 2 });
    for (const { id } of [one, two]) {
      expect(row(id)).toMatchObject({ state: 'revoked', secretStore: 'none' });
      expect(await entry(id, 1)).toBeNull();
      expect(trail(id)).toEqual(['token.issued', 'token.gone']);
    }
    expect(await markGone(fixture.ctx, [one.id])).toEqual({ marked: 0 });
  });

  it('a kill between history and keychain leaves nothing behind', async () => {
    const { id } = await issue(PRACTICE_MARKS.gone);
    const { vault } = fixture.ctx;
    await new Promise<void>((resolve) => {
      const remove = (): Promise<never> => {
        resolve();
        return new Promise(() => undefined);
      };
      void markGone({ ...fixture.ctx, vault: { ...vault, remove } }, [id]);
    });
    expect(row(id)).toMatchObject({ state: 'revoked', secretStore: 'keychain' });
    await fixture.restart();
    expect(row(id)).toMatchObject({ state: 'revoked', secretStore: 'none' });
    expect(await entry(id, 1)).toBeNull();
    expect((await checkSecrets(fixture.ctx)).problems).toEqual([]);
  });

  it('a commit that fails leaves token and secret as they were', async () => {
    const { id } = await issue(PRACTICE_MARKS.gone);
    const audit = {
      ...fixture.ctx.audit,
      add: (): never => {
        throw new AppError({ code: 'storage-full', message: 'Full.', hint: '' });
      },
    };
    expect(await failure(markGone({ ...fixture.ctx, audit }, [id]))).toMatchObject({ code: 'storage-full' });
    expect(row(id)).toMatchObject({ state: 'active', secretStore: 'keychain' });
    expect(await entry(id, 1)).not.toBeNull();
  });
});
