import { describe, expect, it } from 'vitest';
import type { ConnectionContext } from '../kit/define.ts';
import { answer, failure, MAINTENANCE } from '../kit/testing/calls.ts';
import { revocation } from './revocation.ts';

const context: ConnectionContext = {
  baseUrl: 'https://cc.example/commandcenter/api',
  settings: { authentication: 'authtoken' },
  secrets: { authtoken: 'QSDK very-secret' },
};
const read = (status: number, body: unknown) => revocation.read(answer(status, body), context);

describe('Commvault revocation', () => {
  it('is a DELETE of the token’s ID', () => {
    expect(revocation.build(context, '17')).toStrictEqual({
      method: 'DELETE',
      url: 'https://cc.example/commandcenter/api/V4/AccessToken/17',
      headers: { Accept: 'application/json', Authtoken: 'QSDK very-secret' },
    });
    expect(revocation.build(context, '../1').url).not.toContain('../');
  });

  it('reads success, also without a body', () => {
    expect(read(200, { errorCode: 0, errorMessage: '' })).toBe('revoked');
    expect(read(200, { errorCode: '0' })).toBe('revoked');
    expect(read(200, '')).toBe('revoked');
    expect(read(204, '')).toBe('revoked');
  });

  it('takes a token that Commvault does not know as gone, but not a wrong path', () => {
    expect(read(404, { errorCode: 9001, errorMessage: 'There is no such token.' })).toBe('gone');
    expect(failure(() => read(404, 'Not found')).code).toBe('vendor-not-found');
  });

  it('says that a login token is needed where access tokens may not manage', () => {
    const error = failure(() => read(403, { errorCode: 5, errorMessage: 'Access denied' }));
    expect(error).toMatchObject({
      code: 'vendor-forbidden',
      vendor: { message: 'Access denied', code: '5' },
    });
    expect(error.hint).toContain('login token');
  });

  it('leaves in doubt what a gateway says for the server', () => {
    for (const status of [500, 503, 504]) {
      expect(failure(() => read(status, 'upstream')).code).toBe('outcome-unknown');
      expect(failure(() => read(status, { errorCode: 7, errorMessage: 'Busy' })).code).toBe('vendor-failed');
    }
  });

  it('reads a refusal inside a 200, and a web page as no answer', () => {
    expect(failure(() => read(200, { errorCode: 7, errorMessage: 'In use' }))).toMatchObject({
      code: 'vendor-refused',
      vendor: { message: 'In use' },
    });
    expect(failure(() => revocation.read(MAINTENANCE, context)).code).toBe('bad-answer');
  });
});
