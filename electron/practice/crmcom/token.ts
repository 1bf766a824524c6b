import { lifeSeconds, padding, practiceId, practiceJwt } from '../practice-token.ts';
import type { Consumer } from './body.ts';

/** Two hours, used or not (CRM.COM Web API, Authentication). */
const LIFE_SECONDS = 7_200;

/** A JWT with the claims of CRM.COM's example, whose `exp` and `iat` are text. */
export function authenticationToken({ userName, unit, mark }: Consumer, nowMs: number): string {
  const iat = Math.floor(nowMs / 1000);
  const exp = iat + lifeSeconds(mark, LIFE_SECONDS);
  const claims = {
    cii: 'PRACTICE000000000000000000000CII',
    usr: userName,
    org: 'practice_org',
    ari: 'PRACTICE000000000000000000000ARI',
    oun: unit,
    ...(mark === 'noExpiration' ? {} : { exp: String(exp) }),
    iat: String(iat),
    jti: practiceId(),
  };
  return practiceJwt({ typ: 'JWT', alg: 'HS256' }, { ...claims, ...padding(mark) }, 32);
}
