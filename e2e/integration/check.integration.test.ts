import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SendHttp } from '../../electron/http/client.ts';
import { changeSetting } from '../../electron/usecases/connections/change-setting.ts';
import { deleteConnection } from '../../electron/usecases/connections/delete.ts';
import { saveConnection } from '../../electron/usecases/connections/save.ts';
import { ensurePracticeConnections } from '../../electron/usecases/practice/practice-connections.ts';
import { practiceDrafts } from '../../electron/usecases/practice/servers.ts';
import { checkToken } from '../../electron/usecases/tokens/check.ts';
import { findToken, readTokenSecret } from '../../electron/usecases/tokens/find-token.ts';
import { issueToken } from '../../electron/usecases/tokens/issue.ts';
import { AppError } from '../../shared/errors.ts';
import type { Api, FormValues } from '../../shared/forms/values.ts';
import type { Token } from '../../shared/models/token.ts';
import type { TokenCheckResult } from '../../shared/models/token-check.ts';
import { PRACTICE_LOGIN, PRACTICE_MARKS, PRACTICE_RECORDS } from '../../shared/practice/marks.ts';
import { type ContextFixture, openContextFixture } from '../support/context-fixture.ts';
import { failure, tokensAtWork } from './tokens-at-work.ts';

let fixture: ContextFixture;
beforeAll(async () => {
  fixture = await openContextFixture();
});
afterAll(() => fixture.close());

const commvault = tokensAtWork(() => fixture);
const issueAt = (api: Api, inputs: FormValues): Promise<Token> =>
  issueToken(fixture.ctx, { connectionId: fixture.connections[api].id, inputs, label: '', ticket: '' });
const check = (id: string): Promise<TokenCheckResult> => checkToken(fixture.ctx, id);
const lastLine = (id: string) => fixture.ctx.audit.ofToken(id).at(-1);
const secretOf = async (id: string): Promise<string> =>
  (await readTokenSecret(fixture.ctx, findToken(fixture.ctx, id))).accessToken;
const byIdentifier = {
  identifyBy: 'identifier',
  identifier: PRACTICE_RECORDS.identifier,
  passCode: PRACTICE_RECORDS.passCode,
};

it('each vendor takes a token that it has just issued, and the trail says that it was asked', async () => {
  const tokens = [
    await commvault.issue(),
    await issueAt('oracle', {
      channelId: PRACTICE_RECORDS.channel,
      channelSecret: PRACTICE_RECORDS.channelSecret,
    }),
    await issueAt('intershop', { customerId: PRACTICE_RECORDS.customer }),
    await issueAt('intershop', { customerId: PRACTICE_MARKS.jwt }),
    await issueAt('crmcom', byIdentifier),
  ];
  for (const { id } of tokens) {
    const before = await secretOf(id);
    const result = await check(id);
    expect(result.outcome).toBe('accepted');
    expect(result.request).not.toContain(before);
    expect(lastLine(id)).toMatchObject({ action: 'token.checked', detail: 'accepted' });
    // A fresh token in an answer does not take the place of the one that was issued.
    expect(await secretOf(id)).toBe(before);
  }
  const written = fixture.everythingWritten();
  for (const { id } of tokens) expect(written).not.toContain(await secretOf(id));
});

it('a token that was ended at the vendor is refused', async () => {
  const { id, vendorTokenId } = await commvault.issue();
  await fixture.ctx.send(
    {
      method: 'DELETE',
      url: `${fixture.connections.commvault.baseUrl}/V4/AccessToken/${vendorTokenId}`,
      headers: { Authtoken: PRACTICE_LOGIN.authtoken },
    },
    { userAgent: '', certificateAuthority: '', creates: false },
  );
  expect(await check(id)).toMatchObject({ outcome: 'refused', vendor: { status: 401, code: '5' } });
  expect(lastLine(id)?.detail).toBe('refused 401 5');
  expect(findToken(fixture.ctx, id).state).toBe('active');
});

it('finds the header that works, and sets it on request', async () => {
  const { id } = await commvault.issue(PRACTICE_MARKS.authtokenOnly);
  const { suggestion } = await check(id);
  expect(suggestion).toMatchObject({
    connectionId: fixture.connections.commvault.id,
    setting: 'tokenHeader',
    value: 'authtoken',
  });
  if (suggestion === undefined) throw new Error('no suggestion');
  const { connectionId, setting, value } = suggestion;
  const changed = await changeSetting(fixture.ctx, { id: connectionId, setting, value });
  expect(changed).toMatchObject({
    settings: { tokenHeader: 'authtoken', authentication: 'authtoken' },
    storedSecrets: ['authtoken'],
  });
  expect(fixture.ctx.audit.newest(1)[0]).toMatchObject({
    action: 'connection.changed',
    detail: 'Tokens are used in the header: Authtoken',
  });
  const again = await check(id);
  expect(again.outcome).toBe('accepted');
  expect(again).not.toHaveProperty('suggestion');
  await commvault.issue();
  await changeSetting(fixture.ctx, { id: connectionId, setting, value: 'bearer' });
});

it('changes nothing but a choice on which nothing depends', async () => {
  const { id } = fixture.connections.commvault;
  for (const [setting, value] of [
    ['tokenHeader', 'pigeon'],
    ['authentication', 'password'],
    ['userName', 'x'],
    ['baseUrl', 'https://elsewhere.example'],
  ] as const) {
    expect(await failure(changeSetting(fixture.ctx, { id, setting, value }))).toMatchObject({
      code: 'invalid-input',
    });
  }
  expect(
    await failure(changeSetting(fixture.ctx, { id: 'x', setting: 'tokenHeader', value: 'bearer' })),
  ).toMatchObject({
    code: 'not-found',
  });
});

it('what a token may not ask is unclear, in words', async () => {
  const { id } = await issueAt('commvault', {
    tokenName: 'narrow',
    tokenType: 'CUSTOM',
    apiEndpoints: '/plan',
  });
  expect(await check(id)).toMatchObject({
    outcome: 'unclear',
    message: expect.stringContaining('its own API endpoints only'),
    vendor: { status: 403 },
  });
});

it('says what is missing where nothing can be asked, and sends nothing', async () => {
  const { id } = await issueAt('crmcom', {
    identifyBy: 'authentication_code',
    authenticationCode: PRACTICE_RECORDS.authenticationCode,
  });
  expect(await failure(check(id))).toMatchObject({ code: 'not-possible' });
  expect(lastLine(id)?.action).toBe('token.issued');
  const { intershop } = fixture.connections;
  const { webShopUrl: _, ...settings } = intershop.settings;
  await saveConnection(fixture.ctx, { ...intershop, settings, secrets: {} });
  const shopToken = await issueAt('intershop', { customerId: PRACTICE_RECORDS.customer });
  expect(await failure(check(shopToken.id))).toMatchObject({
    code: 'not-possible',
    hint: expect.stringContaining('Web shop REST URL'),
  });
  await saveConnection(fixture.ctx, { ...intershop, secrets: {} });
});

it('a failing network is tried once more; then it is an error, and a line in the trail', async () => {
  const { id } = await commvault.issue();
  let times = 0;
  const send: SendHttp = async (...call) => {
    times += 1;
    if (times === 1) throw new AppError({ code: 'unreachable', message: 'gone', hint: '' });
    return fixture.ctx.send(...call);
  };
  expect((await checkToken({ ...fixture.ctx, send }, id)).outcome).toBe('accepted');
  expect(times).toBe(2);
  const never: SendHttp = () => Promise.reject(new AppError({ code: 'timeout', message: 'slow', hint: '' }));
  expect(await failure(checkToken({ ...fixture.ctx, send: never }, id))).toMatchObject({ code: 'timeout' });
  expect(lastLine(id)?.detail).toBe('no answer: timeout');
});

it('asks also after its connection was deleted, at the server that issued it', async () => {
  const { commvault: original } = fixture.connections;
  const { id: _, ...draft } = original;
  const second = await saveConnection(fixture.ctx, {
    ...draft,
    name: 'second',
    secrets: { authtoken: PRACTICE_LOGIN.authtoken },
  });
  const { id } = await issueToken(fixture.ctx, {
    connectionId: second.id,
    inputs: { tokenName: 'orphan', tokenType: 'ALL' },
    label: '',
    ticket: '',
  });
  await deleteConnection(fixture.ctx, second.id);
  expect((await check(id)).outcome).toBe('accepted');
});

it('without its secret there is nothing to ask with', async () => {
  const { id } = await commvault.issue();
  fixture.ctx.tokens.setSecretLocation(id, { secretStore: 'none', secretParts: 0, secretSha256: '' });
  expect(await failure(check(id))).toMatchObject({ code: 'secret-missing' });
});

it('other ports move the web shop’s URL with the practice connection, and leave its other settings', async () => {
  const { intershop } = fixture.connections;
  await saveConnection(fixture.ctx, {
    ...intershop,
    settings: { ...intershop.settings, lifetimeMinutes: '7' },
    secrets: {},
  });
  const servers = [
    { api: 'intershop', baseUrl: 'http://127.0.0.1:9/INTERSHOP/rest/WFS/ContactCenter/-' },
  ] as const;
  const [moved] = await ensurePracticeConnections(fixture.ctx, practiceDrafts(servers));
  expect(moved).toMatchObject({
    id: intershop.id,
    settings: {
      webShopUrl: 'http://127.0.0.1:9/INTERSHOP/rest/WFS/PracticeShop/-',
      lifetimeMinutes: '7',
    },
  });
});
