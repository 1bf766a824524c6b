import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  actionsOf,
  connectionOf,
  editConnection,
  failureOf,
  issue,
  pairOf,
  problemsOf,
  tokenOf,
} from '../../../e2e/support/agent.ts';
import { openPracticeApp, type PracticeApp } from '../../../e2e/support/practice-app.ts';
import type { HistoryState } from '../../../shared/models/token.ts';
import { PRACTICE_LOGIN, PRACTICE_MARKS } from '../../../shared/practice/marks.ts';

let practice: PracticeApp;
beforeAll(async () => {
  practice = await openPracticeApp();
});
afterAll(() => practice.close());
afterEach(() => {
  practice.intercept = null;
  practice.keychainFate = null;
});

let turn = 0;
const token = (tokenName = 'token') =>
  issue(practice.app, 'commvault', { tokenName: `${tokenName}-${turn++}` });
const revoke = (id: string) => practice.app.ask('tokens.revoke', { id });
const refused = (id: string) => failureOf(practice.app, 'tokens.revoke', { id });
const idsIn = async (state: HistoryState): Promise<string[]> => {
  const query = { search: '', api: null, state, after: null, limit: 100 };
  return (await practice.app.ask('tokens.list', query)).tokens.map(({ id }) => id);
};
const onServer = async (): Promise<string> =>
  (
    await practice.atVendor('commvault', 'GET', '/V4/AccessToken', {
      headers: { Authtoken: PRACTICE_LOGIN.authtoken },
    })
  ).body;

it('ends the token at the vendor; the row stays, the secret goes', async () => {
  const { id, subject } = await token();
  await practice.app.ask('tokens.renew', { id });
  expect(await onServer()).toContain(subject);
  expect(await revoke(id)).toMatchObject({ state: 'revoked', secretStore: 'none' });
  expect(await onServer()).not.toContain(subject);
  expect(practice.entriesOf(id)).toEqual([]);
  expect(await actionsOf(practice.app, id)).toEqual(['token.issued', 'token.renewed', 'token.revoked']);
  expect(await idsIn('revoked')).toContain(id);
  for (const state of ['valid', 'expiring', 'expired', 'no-expiry'] as const)
    expect(await idsIn(state)).not.toContain(id);
  expect(await failureOf(practice.app, 'tokens.reveal', { id, part: 'access' })).toMatchObject({
    message: expect.stringContaining('revoked'),
  });
  expect(await refused(id)).toMatchObject({ code: 'not-possible' });
  expect(await failureOf(practice.app, 'tokens.renew', { id })).toMatchObject({ code: 'not-possible' });
  await practice.restart();
  expect((await tokenOf(practice.app, id)).state).toBe('revoked');
});

it('a refusal leaves the token as it was, in the vendor’s words', async () => {
  const { id } = await token(PRACTICE_MARKS.revocationRefused);
  const pair = await pairOf(practice.app, id);
  expect(await refused(id)).toMatchObject({
    code: 'vendor-forbidden',
    hint: expect.stringContaining('login token'),
    vendor: { status: 403, message: expect.stringContaining('may not delete') },
  });
  expect(await tokenOf(practice.app, id)).toMatchObject({ state: 'active', secretStore: 'keychain' });
  expect(await pairOf(practice.app, id)).toEqual(pair);
  expect(await actionsOf(practice.app, id)).toContain('token.revocation-refused');
});

it('an access token in the connection may not revoke, and the message says what is needed', async () => {
  const commvault = await connectionOf(practice.app, 'commvault');
  const { id } = await token();
  const [authtoken] = await pairOf(practice.app, (await token()).id);
  await editConnection(practice.app, commvault, { secrets: { authtoken } });
  expect((await refused(id)).hint).toContain('login token');
  await editConnection(practice.app, commvault, { secrets: { authtoken: PRACTICE_LOGIN.authtoken } });
  expect((await revoke(id)).state).toBe('revoked');
});

it('after a lost answer it can be revoked again', async () => {
  const { id } = await token(PRACTICE_MARKS.revocationLost);
  expect(await refused(id)).toMatchObject({
    code: 'outcome-unknown',
    retry: true,
    hint: expect.stringContaining('safe'),
  });
  expect(await tokenOf(practice.app, id)).toMatchObject({ state: 'active', secretStore: 'keychain' });
  expect((await revoke(id)).state).toBe('revoked');
  expect(await actionsOf(practice.app, id)).toEqual([
    'token.issued',
    'token.revocation-unknown',
    'token.revoked',
  ]);
});

it('after a crash while the vendor works, it can be revoked again', async () => {
  const { id } = await token();
  await new Promise<void>((resolve) => {
    // The vendor has done it, and its answer never comes.
    practice.intercept = async (_request, forward) => {
      await forward();
      resolve();
      return new Promise(() => undefined);
    };
    void practice.app.call('tokens.revoke', { id });
  });
  expect((await tokenOf(practice.app, id)).state).toBe('revoking');
  practice.intercept = null;
  await practice.restart();
  expect((await tokenOf(practice.app, id)).state).toBe('active');
  expect(await actionsOf(practice.app, id)).toContain('token.revocation-unknown');
  expect((await revoke(id)).state).toBe('revoked');
});

it('after a crash before the secret was removed, start-up removes it', async () => {
  const { id } = await token();
  practice.keychainFate = ({ op, account }) =>
    op === 'delete' && account.includes(id) ? 'refuses' : 'works';
  expect((await revoke(id)).state).toBe('revoked');
  expect(practice.entriesOf(id)).not.toEqual([]);
  practice.keychainFate = null;
  await practice.restart();
  expect(await tokenOf(practice.app, id)).toMatchObject({ state: 'revoked', secretStore: 'none' });
  expect(practice.entriesOf(id)).toEqual([]);
  expect(await problemsOf(practice.app)).toEqual([]);
});
