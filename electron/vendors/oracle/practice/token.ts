import type { PracticeMark } from '../../../../shared/practice/marks.ts';
import { lifeSeconds, padding, practiceId, practiceJwt } from '../../kit/practice/practice-token.ts';

/** Seven days, as in Oracle's own example. */
const LIFE_SECONDS = 7 * 86_400;

/** The answer of the token call, in the two forms of `expiration` that Oracle's page shows. */
export function oauthToken(
  channelId: string,
  mark: PracticeMark | null,
  nowMs: number,
): { token: string; channelId: string } {
  const iat = Math.floor(nowMs / 1000);
  const exp = iat + lifeSeconds(mark, LIFE_SECONDS);
  const value = new Date(exp * 1000).toISOString();
  const expiration =
    mark === 'noExpiration'
      ? {}
      : { expiration: mark === 'expirationText' ? value : { value, timezone: 'UTC' } };
  return { token: jwt(mark, iat, exp), channelId, ...expiration };
}

/** Same claims and about the same length as Oracle's example. There is no channel id in it. */
function jwt(mark: PracticeMark | null, iat: number, exp: number): string {
  const client = 'PRACTICE00000000000000000000001_APPID';
  const instance = 'https://practice-instance.cec.practice.invalid:443/';
  const tenant = 'practice-idcs-00000000000000000000000000000001';
  const header = {
    'x5t#S256': 'practice-not-a-thumbprint-of-32-bytes-000001',
    x5t: 'practice-not-a-thumbprint-1',
    kid: 'SIGNING_KEY',
    alg: 'RS256',
  };
  const claims = {
    sub: client,
    'user.tenant.name': tenant,
    sub_mappingattr: 'userName',
    primTenant: true,
    iss: 'https://identity.practice.invalid/',
    tok_type: 'AT',
    client_id: client,
    ca_guid: 'practice-cacct-00000000000000000000000000000001',
    aud: [
      'urn:opc:lbaas:logicalguid=PRACTICE00000000000000000000001',
      instance,
      `${instance}documents/integration/social`,
      `${instance}osn/social/api`,
    ],
    sub_type: 'client',
    scope: 'urn:opc:cec:all',
    client_tenantname: tenant,
    exp,
    iat,
    tenant_iss: `https://${tenant}.identity.practice.invalid`,
    client_guid: 'practice-00000000000000000000001',
    client_name: 'PRACTICE_client',
    tenant,
    jti: practiceId(),
  };
  return practiceJwt(header, { ...claims, ...padding(mark) }, 256);
}
