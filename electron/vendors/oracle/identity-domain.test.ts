import { describe, expect, it } from 'vitest';
import { answer, failure, MAINTENANCE } from '../kit/testing/calls.ts';
import { authHeaders } from './headers.ts';
import { oracle } from './index.ts';

const settings = {
  authorization: 'client',
  identityDomainUrl: 'https://idcs-1.identity.example',
  clientId: 'client:1',
  scope: 'https://x.cec.example:443/urn:opc:cec:all',
};
const context = { baseUrl: 'https://x.cec.example', settings, secrets: { clientSecret: 'sec-ret' } };
const signIn = oracle.signIn(context);
const read = (status: number, body: unknown) => signIn?.read(answer(status, body));

describe('Oracle identity domain', () => {
  it('is asked by client credentials', () => {
    expect(signIn?.build(context)).toEqual({
      method: 'POST',
      url: 'https://idcs-1.identity.example/oauth2/v1/token',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Accept: 'application/json',
        Authorization: `Basic ${Buffer.from('client:1:sec-ret').toString('base64')}`,
      },
      body: 'grant_type=client_credentials&scope=https%3A%2F%2Fx.cec.example%3A443%2Furn%3Aopc%3Acec%3Aall',
    });
  });

  it.each([
    ['https://idcs-1.identity.example/', 'https://idcs-1.identity.example'],
    ['https://idcs-1.identity.example:443/oauth2/v1/token', 'https://idcs-1.identity.example'],
    ['https://idcs-1.identity.example/ui/v1/adminconsole?x=1', 'https://idcs-1.identity.example'],
    ['http://127.0.0.1:8080/idcs/', 'http://127.0.0.1:8080/idcs'],
  ])('%s: the endpoint is below %s', (identityDomainUrl, base) => {
    const typed = { ...context, settings: { ...settings, identityDomainUrl } };
    expect(signIn?.build(typed).url).toBe(`${base}/oauth2/v1/token`);
  });

  it('gives a token, used as Bearer until a minute before its end', () => {
    const opened = read(200, { access_token: 'abc', token_type: 'Bearer', expires_in: 604_800 });
    expect(opened).toEqual({ token: 'abc', livesMs: 604_740_000 });
    expect(read(200, { access_token: 'abc', expires_in: '3600' })?.livesMs).toBe(3_540_000);
    expect(read(200, { access_token: 'abc', expires_in: 30 })?.livesMs).toBe(0);
    expect(read(200, { access_token: 'abc' })?.livesMs).toBeNull();
    expect(authHeaders({ ...context, sessionToken: 'abc' })).toEqual({ Authorization: 'Bearer abc' });
    expect(signIn).toMatchObject({ keep: 'memory', renewal: null, signOut: null });
    expect(signIn?.isOver(answer(401, ''))).toBe(true);
    expect(signIn?.isOver(answer(403, ''))).toBe(false);
  });

  it('says what SCIM says in detail, not its JSON', () => {
    const body = {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      detail: 'The token was not accepted.',
      status: '401',
    };
    expect(failure(() => read(401, body)).vendor).toEqual({ status: 401, message: body.detail });
  });

  it('does not believe a life of years', () => {
    const livesOf = (expires_in: unknown) =>
      signIn?.read(answer(200, { access_token: 'a', expires_in })).livesMs;
    expect([604_800_000, -1, '9e15', 1e300].map(livesOf)).toEqual([null, null, null, null]);
    expect(livesOf(604_800)).toBe(604_740_000);
  });

  it('refuses in its own words, without the secret', () => {
    const error = failure(() =>
      read(401, { error: 'invalid_client', error_description: 'Client sec-ret is not authorized.' }),
    );
    expect(error).toMatchObject({
      code: 'vendor-unauthorised',
      message: 'Oracle’s identity domain did not accept client ID and client secret.',
      vendor: { status: 401, code: 'invalid_client', message: 'Client •••••• is not authorized.' },
    });
  });

  it('says beside the field that the scope is wrong, or that there is no identity domain', () => {
    const scope = failure(() => read(400, { error: 'invalid_scope', error_description: 'Unknown scope.' }));
    expect(scope).toMatchObject({ code: 'vendor-refused', fields: { scope: 'Unknown scope.' } });
    expect(failure(() => read(404, '<html>')).fields).toHaveProperty('identityDomainUrl');
  });

  it('calls an answer without a token a bad one, which created nothing', () => {
    for (const call of [() => read(200, {}), () => read(200, 'x'), () => signIn?.read(MAINTENANCE)]) {
      const error = failure(call);
      expect(error.code).toBe('bad-answer');
      expect(error.hint).not.toContain('may have been created');
    }
  });
});
