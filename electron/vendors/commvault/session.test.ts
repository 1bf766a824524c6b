import { describe, expect, it } from 'vitest';
import { answer, failure } from '../kit/testing/calls.ts';
import { authHeaders, otherHeaders } from './headers.ts';
import { commvault } from './index.ts';

const settings = { authentication: 'password', userName: 'agent' };
const context = { baseUrl: 'https://cc.example/api', settings, secrets: { password: 'pass-word' } };
const inside = { ...context, sessionToken: 'QSDK 3f1', deviceId: 'device-1' };
const signIn = commvault.signIn(context);
const renew = (status: number, body: unknown) => signIn?.renewal?.read(answer(status, body));

describe('Commvault session', () => {
  it('is kept in memory, unless the setting says otherwise', () => {
    expect(signIn?.keep).toBe('memory');
    const each = commvault.signIn({ ...context, settings: { ...settings, signIn: 'each' } });
    expect(each?.keep).toBe('never');
  });

  it('is opened for a device', () => {
    const body = (request: { body?: string } | undefined) => JSON.parse(request?.body ?? '');
    expect(body(signIn?.build({ ...context, deviceId: 'device-1' }))).toEqual({
      username: 'agent',
      password: 'cGFzcy13b3Jk',
      deviceId: 'device-1',
    });
    expect(body(signIn?.build(context))).not.toHaveProperty('deviceId');
  });

  it('is over after a 401, and after nothing else', () => {
    const over = [200, 302, 400, 401, 403, 404, 429, 500, 502].filter((status) =>
      signIn?.isOver(answer(status, { errorMessage: 'Access denied', errorCode: 5 })),
    );
    expect(over).toEqual([401]);
  });

  it('is renewed by its token and device', () => {
    expect(signIn?.renewal?.build(inside)).toEqual({
      method: 'POST',
      url: 'https://cc.example/api/RenewLoginToken',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        Authtoken: 'QSDK 3f1',
      },
      body: '{"sessionId":"QSDK 3f1","deviceId":"device-1"}',
    });
    expect(renew(200, { token: 'QSDK 3f2' })).toEqual({ token: 'QSDK 3f2', livesMs: null });
  });

  it('of the SaaS, or without a device, is not renewed', () => {
    expect(signIn?.renewal?.build({ ...inside, sessionToken: 'Bearer x' })).toBeNull();
    expect(signIn?.renewal?.build({ ...context, sessionToken: 'QSDK 3f1' })).toBeNull();
  });

  it.each([
    [200, { error: { errLogMessage: 'Session is not valid' } }, 'vendor-refused', 'Session is not valid'],
    [200, { error: { errLogMessage: 'No', errorCode: 7 } }, 'vendor-refused', 'No'],
    [401, { errorMessage: 'Access denied', errorCode: 5 }, 'vendor-unauthorised', 'Access denied'],
    [200, {}, 'bad-answer', undefined],
    [200, { token: '' }, 'bad-answer', undefined],
  ])('a renewal that says %i %o is none', (status, body, code, message) => {
    const error = failure(() => renew(status, body));
    expect(error.code).toBe(code);
    expect(error.vendor?.message).toBe(message);
  });

  it('ends by a logout, which a 401 confirms as well', () => {
    const { signOut = null } = signIn ?? {};
    expect(signOut?.build(inside)).toEqual({
      method: 'POST',
      url: 'https://cc.example/api/Logout',
      headers: { Accept: 'text/plain', Authtoken: 'QSDK 3f1' },
    });
    const done = [200, 401, 403, 500].map((status) => signOut?.isDone(answer(status, 'User logged out')));
    expect(done).toEqual([true, true, false, false]);
  });
});

describe('Commvault header style', () => {
  const pasted = (headerStyle: string, authtoken: string) =>
    authHeaders({
      ...context,
      settings: { authentication: 'authtoken', headerStyle },
      secrets: { authtoken },
    });

  it.each([
    ['', 'QSDK 3f1', { Authtoken: 'QSDK 3f1' }],
    ['authtoken', 'Bearer x', { Authtoken: 'Bearer x' }],
    ['authtoken-bearer', 'x', { Authtoken: 'Bearer x' }],
    ['authtoken-bearer', 'Bearer x', { Authtoken: 'Bearer x' }],
    ['bearer', 'x', { Authorization: 'Bearer x' }],
    ['bearer', 'bearer x', { Authorization: 'Bearer x' }],
  ])('“%s” sends %s', (style, token, headers) => {
    expect(pasted(style, token)).toEqual(headers);
  });

  it('does not change how a session is sent', () => {
    expect(authHeaders({ ...inside, settings: { ...settings, headerStyle: 'bearer' } })).toEqual({
      Authtoken: 'QSDK 3f1',
    });
  });

  it('names the other two for a pasted token, and none for a sign-in', () => {
    const others = (values: Record<string, string>) =>
      otherHeaders({ ...context, settings: values }).map((way) => way.settings.headerStyle);
    expect(others({ authentication: 'authtoken' })).toEqual(['authtoken-bearer', 'bearer']);
    expect(others({ authentication: 'authtoken', headerStyle: 'bearer' })).toEqual([
      'authtoken',
      'authtoken-bearer',
    ]);
    expect(others(settings)).toEqual([]);
  });
});
