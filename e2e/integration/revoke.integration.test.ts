import { afterAll, beforeAll, expect, it } from 'vitest';
import { readHistory } from '../../electron/store/token-history.ts';
import { saveConnection } from '../../electron/usecases/connections/save.ts';
import { checkSecrets } from '../../electron/usecases/keychain/repair.ts';
import { proveHandedOut, readTokenSecret } from '../../electron/usecases/tokens/find-token.ts';
import { renewToken } from '../../electron/usecases/tokens/renew.ts';
import { revokeToken } from '../../electron/usecases/tokens/revoke.ts';
import type { HistoryState } from '../../shared/models/token.ts';
import { PRACTICE_LOGIN, PRACTICE_MARKS } from '../../shared/practice/marks.ts';
import { failure, tokensAtWork } from './tokens-at-work.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.close());

const { issue, row, entry, trail } = tokensAtWork(() => bench);
const idsIn = (state: HistoryState): string[] =>
  readHistory(bench.ctx.db, { search: '', api: null, state, after: null, limit: 100 }, Date.now()).tokens.map(
    ({ id }) => id,
  );
const onServer = async (): Promise<string> => {
  const answer = await bench.ctx.send(
    {
      method: 'GET',
      url: `${bench.connections.commvault.baseUrl}/V4/AccessToken`,
      headers: { Authtoken: PRACTICE_LOGIN.authtoken },
    },
    { userAgent: '', certificateAuthority: '', creates: false },
  );
  return answer.body;
};

it('ends the token at the vendor; the row stays, the secret goes', async () => {
  const token = await issue();
  await renewToken(bench.ctx, token.id);
  expect(await onServer()).toContain(token.subject);
  const revoked = await revokeToken(bench.ctx, token.id);
  expect(revoked).toMatchObject({ state: 'revoked', secretStore: 'none' });
  expect(await onServer()).not.toContain(token.subject);
  expect([await entry(token.id, 1), await entry(token.id, 2)]).toEqual([null, null]);
  expect(trail(token.id)).toEqual(['token.issued', 'token.renewed', 'token.revoked']);
  expect(idsIn('revoked')).toContain(token.id);
  for (const state of ['valid', 'expiring', 'expired', 'no-expiry'] as const)
    expect(idsIn(state)).not.toContain(token.id);
  expect(await failure(readTokenSecret(bench.ctx, row(token.id)))).toMatchObject({
    message: expect.stringContaining('revoked'),
  });
  expect(() => proveHandedOut(row(token.id))).toThrow('revoked');
  expect(await failure(revokeToken(bench.ctx, token.id))).toMatchObject({ code: 'not-possible' });
  expect(await failure(renewToken(bench.ctx, token.id))).toMatchObject({ code: 'not-possible' });
  await bench.restart();
  expect(row(token.id).state).toBe('revoked');
});

it('a refusal leaves the token as it was, in the vendor’s words', async () => {
  const { id } = await issue(PRACTICE_MARKS.revocationRefused);
  expect(await failure(revokeToken(bench.ctx, id))).toMatchObject({
    code: 'vendor-forbidden',
    hint: expect.stringContaining('login token'),
    vendor: { status: 403, message: expect.stringContaining('may not delete') },
  });
  expect(row(id)).toMatchObject({ state: 'active', secretStore: 'keychain' });
  expect(await entry(id, 1)).not.toBeNull();
  expect(trail(id)).toContain('token.revocation-refused');
});

it('an access token in the connection may not revoke, and the message says what is needed', async () => {
  const { commvault } = bench.connections;
  const { id } = await issue();
  const { accessToken } = await readTokenSecret(bench.ctx, row((await issue()).id));
  await saveConnection(bench.ctx, { ...commvault, secrets: { authtoken: accessToken } });
  const error = await failure(revokeToken(bench.ctx, id));
  expect(error.hint).toContain('login token');
  await saveConnection(bench.ctx, { ...commvault, secrets: { authtoken: PRACTICE_LOGIN.authtoken } });
  expect((await revokeToken(bench.ctx, id)).state).toBe('revoked');
});

it('after a lost answer it can be revoked again', async () => {
  const { id } = await issue(PRACTICE_MARKS.revocationLost);
  expect(await failure(revokeToken(bench.ctx, id))).toMatchObject({
    code: 'outcome-unknown',
    retry: true,
    hint: expect.stringContaining('safe'),
  });
  expect(row(id)).toMatchObject({ state: 'active', secretStore: 'keychain' });
  expect((await revokeToken(bench.ctx, id)).state).toBe('revoked');
  expect(trail(id)).toEqual(['token.issued', 'token.revocation-unknown', 'token.revoked']);
});

it('after a crash while the vendor works, it can be revoked again', async () => {
  const { id } = await issue();
  await new Promise<void>((resolve) => {
    const send = (): Promise<never> => {
      resolve();
      return new Promise(() => undefined);
    };
    void revokeToken({ ...bench.ctx, send }, id);
  });
  expect(row(id).state).toBe('revoking');
  await bench.restart();
  expect(row(id).state).toBe('active');
  expect(trail(id)).toContain('token.revocation-unknown');
  expect((await revokeToken(bench.ctx, id)).state).toBe('revoked');
});

it('after a crash before the secret was removed, start-up removes it', async () => {
  const { id } = await issue();
  const { vault } = bench.ctx;
  const stuck = { ...bench.ctx, vault: { ...vault, remove: async () => Promise.reject(new Error()) } };
  expect((await revokeToken(stuck, id)).state).toBe('revoked');
  expect(await entry(id, 1)).not.toBeNull();
  await bench.restart();
  expect(row(id)).toMatchObject({ state: 'revoked', secretStore: 'none' });
  expect(await entry(id, 1)).toBeNull();
  expect((await checkSecrets(bench.ctx)).problems).toEqual([]);
});
