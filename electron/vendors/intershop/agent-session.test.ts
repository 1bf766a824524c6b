import { describe, expect, it } from 'vitest';
import { answer } from '../kit/testing/calls.ts';
import { INTERSHOP_JSON, INTERSHOP_XML } from '../kit/testing/examples.ts';
import { intershop } from './index.ts';
import { signedHeaders } from './request.ts';

const settings = { login: 'agent', organization: 'OilCorp' };
const context = { baseUrl: 'https://shop.example/-', settings, secrets: { password: 'pass-word' } };
const read = (status: number, body: unknown, token?: string) =>
  intershop
    .carriedSession?.(context)
    ?.read(answer(status, body, token === undefined ? {} : { 'authentication-token': token }));
const AGENT = 'agent0@PBEWithMD5AndTripleDES:1D7T8HyFqQ0=|k3PQabcd+/==';

describe('Intershop sign-in', () => {
  it('is Basic, or a login and a password of their own, always with the organization', () => {
    expect(signedHeaders(context)).toEqual({
      Authorization: 'Basic YWdlbnQ6cGFzcy13b3Jk',
      UserOrganization: 'OilCorp',
    });
    expect(signedHeaders({ ...context, settings: { ...settings, signInHeaders: 'user' } })).toEqual({
      UserLogin: 'agent',
      UserPassword: 'pass-word',
      UserOrganization: 'OilCorp',
    });
  });

  it('in a session is its token and the organization, and no password', () => {
    expect(signedHeaders({ ...context, sessionToken: AGENT })).toEqual({
      'authentication-token': AGENT,
      UserOrganization: 'OilCorp',
    });
  });
});

describe('Intershop agent session', () => {
  it('is what any good answer carries in its header', () => {
    expect(read(200, { type: 'User' }, AGENT)).toEqual({ token: AGENT });
    expect(read(201, INTERSHOP_JSON, AGENT)).toEqual({ token: AGENT });
    expect(read(200, { type: 'User' })).toBeNull();
    expect(read(200, { type: 'User' }, '  ')).toBeNull();
  });

  it.each([INTERSHOP_JSON, INTERSHOP_XML])('is never the customer’s token of the body', (body) => {
    const customers = /demo@[^"<]+/.exec(body)?.[0] ?? '';
    expect(customers).not.toBe('');
    expect(read(201, body, customers)).toBeNull();
  });

  it('does not come with a refusal', () => {
    for (const status of [400, 403, 404, 500]) expect(read(status, 'No.', AGENT)).toBeNull();
  });

  it.each(['AuthenticationTokenOutdated', 'AuthenticationTokenInvalid'])(
    'is over after %s, in header or body, and that is no token',
    (word) => {
      expect(read(200, {}, word)).toBe('over');
      expect(read(401, '', `${word}: sign in again`)).toBe('over');
      expect(read(400, `Error: ${word}`)).toBe('over');
      expect(read(201, { token: word })).toBe('over');
    },
  );

  it('is over after a 401, and not after other refusals', () => {
    expect(read(401, 'Not authenticated.', AGENT)).toBe('over');
    expect(read(403, 'Wrong organization.')).toBeNull();
  });

  it('is not kept when the setting says so', () => {
    const each = { ...context, settings: { ...settings, agentSession: 'each' } };
    expect(intershop.carriedSession?.(each)).toBeNull();
  });
});
