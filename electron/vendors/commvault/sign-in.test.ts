import { describe, expect, it } from 'vitest';
import type { ConnectionContext } from '../kit/define.ts';
import { answer, failure, MAINTENANCE } from '../kit/testing/calls.ts';
import { commvault } from './index.ts';

const context: ConnectionContext = {
  baseUrl: 'https://cc.example/commandcenter/api',
  settings: { authentication: 'password', userName: 'agent', domain: '' },
  secrets: { password: 'pässword' },
};
const signIn = commvault.signIn(context);
const read = (status: number, body: unknown) => signIn?.read(answer(status, body)).token;
const base64 = Buffer.from('pässword', 'utf8').toString('base64');

describe('Commvault sign-in', () => {
  it('is not needed with an Authtoken', () => {
    expect(commvault.signIn({ ...context, settings: { authentication: 'authtoken' } })).toBeNull();
  });

  it('sends the password as base64 of its UTF-8 bytes, and a domain only if there is one', () => {
    const request = signIn?.build(context);
    expect(request).toMatchObject({ method: 'POST', url: `${context.baseUrl}/Login` });
    expect(request?.headers).not.toHaveProperty('Authtoken');
    expect(JSON.parse(request?.body ?? '')).toEqual({ username: 'agent', password: base64 });
    const withDomain = { ...context, settings: { ...context.settings, domain: 'corp' } };
    expect(JSON.parse(signIn?.build(withDomain).body ?? '')).toMatchObject({ domain: 'corp' });
  });

  it('signs out with the session’s token', () => {
    const request = signIn?.signOut?.build({ ...context, sessionToken: 'QSDK 1' });
    expect(request).toStrictEqual({
      method: 'POST',
      url: `${context.baseUrl}/Logout`,
      headers: { Accept: 'text/plain', Authtoken: 'QSDK 1' },
    });
  });

  it('reads the session’s token, and uses SaaS’s as bearer', () => {
    expect(read(200, { token: 'QSDK abc', userName: 'agent', errList: [] })).toBe('QSDK abc');
    const sessionToken = read(200, { data: { authToken: 'xyz' } }) ?? '';
    expect(sessionToken).toBe('Bearer xyz');
    const [probe] = commvault.probes({ ...context, sessionToken });
    expect(probe?.request.headers).toMatchObject({ Authtoken: 'Bearer xyz', Authorization: 'Bearer xyz' });
  });

  it('reads a refusal inside a 200', () => {
    expect(
      failure(() => read(200, { errList: [{ errLogMessage: 'Wrong password', errorCode: 1116 }] })),
    ).toMatchObject({
      code: 'vendor-unauthorised',
      vendor: { status: 200, code: '1116', message: 'Wrong password' },
    });
  });

  it('masks what the call carried, should a refusal repeat it', () => {
    const asked = { ...context, deviceId: 'device-4711', sessionToken: 'QSDK 0815' };
    const words = 'No: device-4711, QSDK 0815, pässword';
    const echoed = answer(200, { error: { errLogMessage: words, errorCode: 5 } });
    const masked = { vendor: { message: 'No: ••••••, ••••••, ••••••' } };
    expect(failure(() => signIn?.read(echoed, asked))).toMatchObject(masked);
    expect(failure(() => signIn?.renewal?.read(echoed, asked))).toMatchObject(masked);
  });

  it('says for how long an account is locked', () => {
    const error = failure(() => read(200, { isAccountLocked: true, remainingLockTime: '300', errList: [] }));
    expect(error.message).toContain('locked');
    expect(error.hint).toContain('5m 0s');
  });

  it('says that a new password is wanted', () => {
    for (const token of [{}, { token: 'QSDK made-up' }]) {
      const error = failure(() => read(200, { ...token, forcePasswordChange: true }));
      expect(error.message).toContain('new password');
    }
  });

  it.each([
    [401, 'vendor-unauthorised'],
    [404, 'vendor-not-found'],
    [500, 'vendor-failed'],
  ])('%i is %s', (status, code) => {
    expect(failure(() => read(status, { errorMessage: 'Access denied', errorCode: 5 }))).toMatchObject({
      code,
    });
  });

  it('masks the password in both forms, and refuses a page', () => {
    const error = failure(() => read(401, { errorMessage: `no: pässword ${base64}`, errorCode: 5 }));
    expect(error.vendor?.message).toBe('no: •••••• ••••••');
    expect(failure(() => signIn?.read(MAINTENANCE)).code).toBe('bad-answer');
  });
});
