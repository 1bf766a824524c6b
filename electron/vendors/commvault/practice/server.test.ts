import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HttpAnswer, HttpRequest } from '../../../../shared/http-message.ts';
import { PRACTICE_LOGIN, PRACTICE_RECORDS, PRACTICE_USERS } from '../../../../shared/practice/marks.ts';
import {
  type PracticeBench,
  practiceBench,
  send,
} from '../../../usecases/practice/testing/practice-fixture.ts';

const DAY = 86_400_000;
let now = 0;
let fixture: PracticeBench;
beforeEach(async () => {
  now = Date.parse('2026-02-12T12:00:00Z');
  fixture = await practiceBench({ now: () => now });
});
afterEach(() => fixture.stop());

const call = (
  method: HttpRequest['method'],
  path: string,
  body?: unknown,
  headers: Record<string, string> = { Authtoken: PRACTICE_LOGIN.authtoken },
): Promise<HttpAnswer> =>
  send({
    method,
    url: `${fixture.context('commvault').baseUrl}${path}`,
    headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const create = (body: object) => call('POST', '/V4/AccessToken', body);
/** Tokens that the server has from the beginning. */
const AT_FIRST = 3;
const list = async (query = ''): Promise<{ tokens: { tokenName: string; accessTokenId: number }[] }> =>
  JSON.parse((await call('GET', `/V4/AccessToken${query}`)).body);

describe('Commvault practice server', () => {
  it('gives each token type its life', async () => {
    const lives: Record<string, unknown> = {};
    for (const tokenType of ['ALL', 'CUSTOM', 'MS_SCIM', 'OneTouch']) {
      const inputs = { tokenName: tokenType, tokenType, apiEndpoints: '/plan' };
      const token = await fixture.issue('commvault', fixture.context('commvault', inputs));
      const from = (ms: number | null) => (ms === null ? null : (ms - now) / DAY);
      lives[tokenType] = [
        from(token.expiry.expiresAt),
        from(token.refreshTokenExpiresAt),
        from(token.renewableUntil),
      ];
    }
    expect(lives).toEqual({
      ALL: [30 / 1440, 14, 90],
      CUSTOM: [30 / 1440, 14, 90],
      MS_SCIM: [30, null, null],
      OneTouch: [7, null, null],
    });
  });

  it('takes a name once, until its token is deleted', async () => {
    const context = fixture.context('commvault');
    const { vendorTokenId } = await fixture.issue('commvault', context);
    await expect(fixture.issue('commvault', context)).rejects.toMatchObject({
      data: { fields: { tokenName: expect.any(String) }, vendor: { message: 'Token name already present' } },
    });
    const answer = await call('DELETE', `/V4/AccessToken/${vendorTokenId}`);
    expect(JSON.parse(answer.body)).toEqual({ errorCode: 0, errorMessage: '' });
    await fixture.issue('commvault', context);
  });

  it('lists tokens without their values, and edits them', async () => {
    const token = await fixture.issue('commvault', fixture.context('commvault'));
    expect(JSON.stringify(await list())).not.toContain(token.accessToken);
    expect(
      (await call('PUT', `/V4/AccessToken/${token.vendorTokenId}`, { tokenName: 'renamed' })).status,
    ).toBe(200);
    expect((await list()).tokens.map(({ tokenName }) => tokenName)).toContain('renamed');
    const scope = await call('PUT', `/V4/AccessToken/${token.vendorTokenId}`, { tokenType: 'MS_SCIM' });
    expect(scope.body).toContain('cannot be changed');
  });

  it('changes the scope with and without endpoints, and refuses what an edit does not know', async () => {
    const { vendorTokenId: id } = await fixture.issue('commvault', fixture.context('commvault'));
    const edit = (body: object) => call('PUT', `/V4/AccessToken/${id}`, body);
    expect((await edit({ tokenType: 'CUSTOM' })).status).toBe(400);
    expect((await edit({ tokenType: 3, apiEndpoints: ['/plan'] })).status).toBe(200);
    expect((await edit({ tokenName: 'other' })).status).toBe(200);
    expect((await edit({ tokenType: 'ALL' })).status).toBe(200);
    expect((await edit({})).body).toContain('At least one field');
    expect((await edit({ accessToken: 'x' })).status).toBe(400);
    expect((await edit({ renewableUntilTimestamp: now })).status).toBe(400);
  });

  it('lists the tokens of another user on request, and not those of a stranger', async () => {
    expect((await list('?userId=42')).tokens.map(({ tokenName }) => tokenName)).toEqual([
      PRACTICE_RECORDS.serviceToken,
    ]);
    expect((await list('?userId=4')).tokens).toEqual((await list()).tokens);
    expect((await call('GET', '/V4/AccessToken?userId=7')).status).toBe(403);
  });

  it('lists the type by name or by number, and when a token was last used', async () => {
    const { accessToken, vendorTokenId } = await fixture.issue('commvault', fixture.context('commvault'));
    const one = await fixture.issue('commvault', fixture.context('commvault', { tokenName: 'second' }));
    await call('GET', '/Client', undefined, { Authorization: `Bearer ${accessToken}` });
    const { tokens }: { tokens: Record<string, unknown>[] } = JSON.parse(
      (await call('GET', '/V4/AccessToken')).body,
    );
    const of = (id: string | null) => tokens.find((token) => String(token.accessTokenId) === id);
    expect(new Set([of(vendorTokenId)?.tokenType, of(one.vendorTokenId)?.tokenType])).toEqual(
      new Set(['ALL', 2]),
    );
    expect(of(vendorTokenId)?.lastUsedTime).toBe(now / 1000);
    expect(of(one.vendorTokenId)?.lastUsedTime).toBe(0);
  });

  it.each([
    ['ms in place of seconds', { renewableUntilTimestamp: 1_800_000_000_000 }],
    ['a time that is over', { renewableUntilTimestamp: 1_000_000_000 }],
    ['an expiry for ALL', { tokenExpiryTimestamp: 1_800_000_000 }],
    ['endpoints for ALL', { apiEndpoints: ['/plan'] }],
    ['CUSTOM without endpoints', { tokenType: 3 }],
    ['renewal of MS_SCIM', { tokenType: 'MS_SCIM', renewableUntilTimestamp: 1_772_000_000 }],
    ['OneTouch for longer than two weeks', { tokenType: 4, tokenExpiryTimestamp: 1_773_000_000 }],
    ['an unknown type', { tokenType: 'EVERYTHING' }],
    ['no name', { tokenName: '' }],
  ])('refuses %s', async (_, wishes) => {
    expect((await create({ tokenName: 'x', ...wishes })).status).toBe(400);
    expect((await list()).tokens).toHaveLength(AT_FIRST);
  });

  it('knows Hyperscale, allowed IP addresses and service accounts on a newer server only', async () => {
    const settings = { authentication: 'password', serverFeatures: 'newer' };
    const wishes = {
      tokenName: 'hyper',
      tokenType: 'Hyperscale',
      allowedIPs: '203.0.113.7\n10.0.0.0/8\n2001:db8::1-2001:db8::ff',
      userId: '42',
    };
    const at = (userName: string) =>
      fixture.context('commvault', wishes, { ...settings, userName }, { password: PRACTICE_LOGIN.password });
    const token = await fixture.issue('commvault', at(PRACTICE_USERS.newer));
    expect(token.refreshToken).not.toBeNull();
    expect((await list()).tokens).toHaveLength(AT_FIRST);
    expect((await list('?userId=42')).tokens.at(-1)).toMatchObject({
      userId: 42,
      allowedIPs: ['203.0.113.7', '10.0.0.0/8', '2001:db8::1-2001:db8::ff'],
    });
    await expect(fixture.issue('commvault', at(PRACTICE_LOGIN.user))).rejects.toMatchObject({
      data: { code: 'vendor-refused', fields: { allowedIPs: expect.any(String) } },
    });
    for (const tokenType of [5, 'Hyperscale'])
      expect((await create({ tokenName: 'x', tokenType })).status).toBe(400);
  });

  it('renews a pair, and deletes the chain when an old one comes back', async () => {
    const { accessToken, refreshToken } = await fixture.issue('commvault', fixture.context('commvault'));
    const renew = (pair: object) => call('POST', '/V4/AccessToken/Renew', pair, {});
    now += DAY;
    const renewed: { accessToken: string; refreshToken: string; tokenExpiryTimestamp: number } = JSON.parse(
      (await renew({ accessToken, refreshToken })).body,
    );
    expect(renewed.accessToken).not.toBe(accessToken);
    expect(renewed.tokenExpiryTimestamp * 1000 - now).toBe(DAY / 48);
    expect((await list()).tokens).toHaveLength(AT_FIRST + 1);
    expect((await renew({ accessToken, refreshToken })).status).toBe(403);
    expect((await list()).tokens).toHaveLength(AT_FIRST);
    expect((await renew(renewed)).status).toBe(404);
  });

  it('renews nothing after the refresh token has ended', async () => {
    const { accessToken, refreshToken } = await fixture.issue('commvault', fixture.context('commvault'));
    now += 15 * DAY;
    expect((await call('POST', '/V4/AccessToken/Renew', { accessToken, refreshToken }, {})).status).toBe(403);
  });

  it('signs in, idles out, and signs out', async () => {
    const password = Buffer.from(PRACTICE_LOGIN.password).toString('base64');
    const login = await call('POST', '/Login', { username: PRACTICE_LOGIN.user, password }, {});
    const { token }: { token: string } = JSON.parse(login.body);
    const whoAmI = () => call('POST', '/WhoAmI', undefined, { Authtoken: token });
    expect((await whoAmI()).status).toBe(200);
    now += 31 * 60_000;
    expect(JSON.parse((await whoAmI()).body)).toEqual({ errorMessage: 'Access denied', errorCode: 5 });
    const plain = { username: PRACTICE_LOGIN.user, password: PRACTICE_LOGIN.password };
    expect((await call('POST', '/Login', plain, {})).body).not.toContain('QSDK');
  });

  it('signs the app’s session out after the call', async () => {
    const settings = { authentication: 'password', userName: PRACTICE_LOGIN.user };
    const secrets = { password: PRACTICE_LOGIN.password };
    const token = await fixture.issue('commvault', fixture.context('commvault', {}, settings, secrets));
    expect(token.accessToken).toContain('practice');
  });

  it('lets access tokens read, but not make access tokens', async () => {
    const { accessToken } = await fixture.issue('commvault', fixture.context('commvault'));
    const headers = { Authorization: `Bearer ${accessToken}` };
    expect((await call('GET', '/V4/AccessToken', undefined, headers)).status).toBe(200);
    expect((await call('POST', '/V4/AccessToken', { tokenName: 'y' }, headers)).status).toBe(403);
    expect((await call('GET', '/V4/AccessToken', undefined, {})).status).toBe(401);
    for (const each of [headers, { Authtoken: accessToken }, { Authtoken: `Bearer ${accessToken}` }])
      expect((await call('GET', '/Client', undefined, each)).status).toBe(200);
  });
});
