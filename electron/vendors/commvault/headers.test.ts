import { describe, expect, it } from 'vitest';
import { otherHeaders } from './headers.ts';

const styles = (authtoken: string, headerStyle = '') =>
  otherHeaders({
    baseUrl: 'https://cc.example/commandcenter/api',
    settings: { authentication: 'authtoken', headerStyle },
    secrets: { authtoken },
  }).map(({ settings }) => settings.headerStyle);

describe('other headers in which a refused Authtoken may be tried', () => {
  it.each(['347405aabb', 'Bearer 347405aabb'])('an access token: all (%s)', (token) => {
    expect(styles(token)).toEqual(['authtoken-bearer', 'bearer']);
    expect(styles(token, 'bearer')).toEqual(['authtoken', 'authtoken-bearer']);
  });

  it.each(['QSDK 0123', ' SAML 0123'])('a login token is never made a bearer token (%s)', (token) => {
    expect(styles(token)).toEqual([]);
    expect(styles(token, 'bearer')).toEqual(['authtoken']);
  });
});
