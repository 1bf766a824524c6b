import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppContext } from '../../electron/usecases/app-context.ts';
import { saveConnection } from '../../electron/usecases/connections/save.ts';
import { tokenUse } from '../../electron/usecases/disclosure/snippets.ts';
import { deleteToken } from '../../electron/usecases/tokens/delete.ts';
import { readSecretPart } from '../../electron/usecases/tokens/find-token.ts';
import { renewToken } from '../../electron/usecases/tokens/renew.ts';
import { AppError } from '../../shared/errors.ts';
import type { HttpRequest } from '../../shared/http-message.ts';
import { PRACTICE_LOGIN, PRACTICE_MARKS } from '../../shared/practice/marks.ts';
import { failure, tokensAtWork } from './tokens-at-work.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

// Renewal on a real keychain, a real database file and the practice server, which ends a token when it
// sees an old pair.

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.close());

const { issue, row, pairOf, entry, trail, stillGood } = tokensAtWork(() => bench);
/** The same app, noting each renewal that it sends. */
const watched = (ctx: AppContext, sent: HttpRequest[]): AppContext => ({
  ...ctx,
  send(request, options) {
    if (request.url.endsWith('/Renew')) sent.push(request);
    return ctx.send(request, options);
  },
});
describe('renewal', () => {
  it('brings a new pair under the next generation, and nothing of the old one stays', async () => {
    const token = await issue();
    const old = await pairOf(token.id);
    const renewed = await renewToken(bench.ctx, token.id);
    expect(renewed).toMatchObject({ state: 'active', secretStore: 'keychain', renewalUnknown: false });
    expect(renewed.renewedAt).toBeGreaterThanOrEqual(token.issuedAt ?? Infinity);
    expect(renewed.issuedAt).toBe(token.issuedAt);
    const present = await pairOf(token.id);
    expect(present).not.toEqual(old);
    expect(row(token.id)).toMatchObject({ secretGeneration: 2, pendingGeneration: null });
    expect(await entry(token.id, 1)).toBeNull();
    expect(await entry(token.id, 2)).toContain(present[1]);
    expect(trail(token.id)).toEqual(['token.issued', 'token.renewed']);
    expect(row(token.id).answer).toContain('accessTokenId');
    for (const secret of [...old, ...present]) expect(bench.everythingWritten()).not.toContain(secret);
    await bench.restart();
    expect(await pairOf(token.id)).toEqual(present);
  });

  it('in parts, with a sign-in, and with every way to authorise it', async () => {
    const long = await issue(PRACTICE_MARKS.long);
    expect((await renewToken(bench.ctx, long.id)).state).toBe('active');
    expect(row(long.id).secretParts).toBeGreaterThan(3);
    for (let part = 0; part < row(long.id).secretParts; part++)
      expect(await entry(long.id, 1, part)).toBeNull();
    const { commvault } = bench.connections;
    const byPassword = { ...commvault.settings, authentication: 'password', userName: PRACTICE_LOGIN.user };
    const secrets = { password: PRACTICE_LOGIN.password };
    await saveConnection(bench.ctx, { ...commvault, settings: byPassword, secrets });
    const token = await issue();
    for (const renewalHeader of ['connection', 'bearer', 'none']) {
      const settings = { ...byPassword, renewalHeader };
      await saveConnection(bench.ctx, { ...commvault, settings, secrets: {} });
      await stillGood(token.id);
    }
    await saveConnection(bench.ctx, { ...commvault, secrets: { authtoken: PRACTICE_LOGIN.authtoken } });
  });

  it('never sends a pair twice, also when asked twice at once', async () => {
    const { id } = await issue();
    const sent: HttpRequest[] = [];
    const ctx = watched(bench.ctx, sent);
    const [first, second] = await Promise.all([renewToken(ctx, id), renewToken(ctx, id)]);
    // The second one has what it asked for.
    expect(second).toEqual(first);
    expect(sent).toHaveLength(1);
    expect(row(id).secretGeneration).toBe(2);
    await renewToken(ctx, id);
    expect(new Set(sent.map(({ body }) => body)).size).toBe(2);
    // The practice server would have ended the token at the first replay.
    await stillGood(id);
  });

  it('is over before a deletion begins', async () => {
    const { id } = await issue();
    await Promise.all([renewToken(bench.ctx, id), deleteToken(bench.ctx, id)]);
    expect(bench.ctx.tokens.find(id)).toBeNull();
    expect([await entry(id, 1), await entry(id, 2)]).toEqual([null, null]);
  });

  it('is refused before anything is sent where it cannot work', async () => {
    const sent: HttpRequest[] = [];
    const ctx = watched(bench.ctx, sent);
    for (const kind of ['MS_SCIM', 'OneTouch']) {
      const { id } = await issue(kind, kind);
      expect(await failure(renewToken(ctx, id))).toMatchObject({ code: 'not-possible' });
    }
    const over = await issue();
    bench.ctx.db.prepare('UPDATE tokens SET renewable_until = 1 WHERE id = ?').run(over.id);
    expect((await failure(renewToken(ctx, over.id))).hint).toContain('over');
    const moved = await issue();
    bench.ctx.db
      .prepare(`UPDATE tokens SET request = 'POST https://elsewhere.example/V4/AccessToken' WHERE id = ?`)
      .run(moved.id);
    expect((await failure(renewToken(ctx, moved.id))).message).toContain('another server');
    expect(sent).toEqual([]);
    expect(row(moved.id).state).toBe('active');
  });

  it('a refusal keeps the pair, in the vendor’s words', async () => {
    const { id } = await issue(PRACTICE_MARKS.renewalRefused);
    const pair = await pairOf(id);
    const error = await failure(renewToken(bench.ctx, id));
    expect(error).toMatchObject({ code: 'vendor-forbidden', vendor: { status: 403 } });
    expect(error.vendor?.message).toContain('may not renew');
    expect(row(id)).toMatchObject({ state: 'active', pendingGeneration: null, renewalUnknown: false });
    expect(await pairOf(id)).toEqual(pair);
    expect(trail(id)).toContain('token.renewal-refused');
  });

  it('an answer that says the chain is gone is a refusal', async () => {
    const { id } = await issue();
    const [accessToken, refreshToken] = await pairOf(id);
    await renewToken(bench.ctx, id);
    // Another computer sends the old pair: the server ends the token.
    await bench.ctx.send(
      {
        method: 'POST',
        url: `${bench.connections.commvault.baseUrl}/V4/AccessToken/Renew`,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ accessToken, refreshToken }),
      },
      { userAgent: '', certificateAuthority: '', creates: false },
    );
    expect(await failure(renewToken(bench.ctx, id))).toMatchObject({ code: 'vendor-not-found' });
    expect(row(id).state).toBe('active');
  });

  it('a lost answer is said, marks the token for good, and is never sent again', async () => {
    const { id } = await issue(PRACTICE_MARKS.renewalLost);
    const pair = await pairOf(id);
    const sent: HttpRequest[] = [];
    const ctx = watched(bench.ctx, sent);
    const error = await failure(renewToken(ctx, id));
    expect(error).toMatchObject({ code: 'outcome-unknown' });
    expect(error.retry).toBeUndefined();
    expect(row(id)).toMatchObject({ state: 'active', renewalUnknown: true, pendingGeneration: null });
    expect(await pairOf(id)).toEqual(pair);
    expect(await failure(renewToken(ctx, id))).toMatchObject({ code: 'not-possible' });
    expect(sent).toHaveLength(1);
    expect(await failure(readSecretPart(bench.ctx, row(id), 'refresh'))).toMatchObject({
      code: 'not-possible',
    });
    expect(await readSecretPart(bench.ctx, row(id), 'access')).toBe(pair[0]);
    expect(trail(id)).toContain('token.renewal-unknown');
  });

  it('what never left is safe to try again', async () => {
    const { id } = await issue();
    const unreachable: AppContext = {
      ...bench.ctx,
      send: async () => {
        throw new AppError({ code: 'unreachable', message: 'No.', hint: '', retry: true });
      },
    };
    expect(await failure(renewToken(unreachable, id))).toMatchObject({ code: 'unreachable', retry: true });
    expect(trail(id)).toContain('token.renewal-failed');
    await stillGood(id);
  });

  it('tells how to use a token without telling the token', async () => {
    const { id } = await issue();
    const use = JSON.stringify(tokenUse(bench.ctx, id));
    expect(use).toContain('$TOKEN');
    expect(use).toContain(`${bench.connections.commvault.baseUrl}/Client`);
    expect(use).not.toContain((await pairOf(id))[0]);
  });
});
