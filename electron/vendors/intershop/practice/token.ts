import { randomInt } from 'node:crypto';
import { lifeSeconds, padding, practiceJwt, repeated } from '../../kit/practice/practice-token.ts';
import type { PracticeCustomer } from './customers.ts';

/** Life of a JWT here, in seconds; Intershop documents none. */
const LIFE_SECONDS = 3_600;

/** 8 bytes, as Intershop's salts have: the word "practice". */
const SALT = Buffer.from('practice', 'utf8').toString('base64');

/**
 * A token for a customer: not encrypted as in Intershop's own example, or encrypted, or a JWT as newer
 * servers hand out.
 *
 * @param nowMs Unix ms
 */
export function customerToken({ id, mark }: PracticeCustomer, nowMs: number): string {
  if (mark === 'jwt' || mark === 'shortLife' || mark === 'long') {
    const iat = Math.floor(nowMs / 1000);
    const claims = { iss: 'practice-icm', sub: id, iat, exp: iat + lifeSeconds(mark, LIFE_SECONDS) };
    return practiceJwt({ typ: 'JWT', alg: 'RS256' }, { ...claims, ...padding(mark) }, 256);
  }
  if (mark === 'encrypted') {
    const cipher = repeated(`practice-cipher-${randomInt(1e9)}-`, 48);
    return `practice0@PBEWithMD5AndTripleDES:${SALT}|${Buffer.from(cipher, 'utf8').toString('base64')}`;
  }
  // 24 characters, as Intershop's ids have.
  const userId = `PracticeUser${String(randomInt(1e12)).padStart(12, '0')}`;
  return `practice@PLAIN:${SALT}|${Buffer.from(`${userId}@${nowMs}`, 'utf8').toString('base64')}`;
}
