import { lifeSeconds, padding, practiceId, practiceJwt } from '../../kit/practice/practice-token.ts';
import type { Consumer } from './body.ts';

/** Two hours, used or not (CRM.COM Web API, Authentication). */
const LIFE_SECONDS = 7_200;

/** Only a consumer's token has these. */
const CONSUMER = {
  cii: 'PRACTICE000000000000000000000CII',
  ari: 'PRACTICE000000000000000000000ARI',
};

/** A JWT with the claims of CRM.COM's example, whose `exp` and `iat` are text. */
export function authenticationToken({ userName, unit, mark }: Consumer, nowMs: number): string {
  const iat = Math.floor(nowMs / 1000);
  const exp = iat + lifeSeconds(mark, LIFE_SECONDS);
  const claims = {
    ...(userName === 'practice-consumer' ? CONSUMER : {}),
    usr: userName,
    org: 'practice_org',
    oun: unit,
    ...(mark === 'noExpiration' ? {} : { exp: String(exp) }),
    iat: String(iat),
    jti: practiceId(),
  };
  return practiceJwt({ typ: 'JWT', alg: 'HS256' }, { ...claims, ...padding(mark) }, 32);
}
