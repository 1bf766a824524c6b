import { z } from 'zod';
import { LONGEST, readTokenType, TOKEN_TYPES, type TokenTypeName } from './token-types.ts';

/** What a create or edit call asks for, checked. Time stamps in Unix seconds. */
export interface TokenWishes {
  readonly tokenName: string;
  readonly type: TokenTypeName;
  readonly renewableUntil: number | null;
  readonly expiry: number | null;
  readonly apiEndpoints: readonly string[];
}

const unixSeconds = z.int32().optional();
const wishesBody = z.object({
  tokenName: z.string().trim().min(1),
  tokenType: z.union([z.string(), z.int()]).optional(),
  renewableUntilTimestamp: unixSeconds,
  tokenExpiryTimestamp: unixSeconds,
  apiEndpoints: z.array(z.string()).optional(),
});

/**
 * Checks a body as strictly as the schema of "Create access token for the user": int32 seconds, only the
 * fields that apply to the type, endpoints always and only for CUSTOM.
 *
 * @param nowMs Unix ms
 * @returns the wishes, or what is wrong in words
 */
export function readWishes(body: unknown, nowMs: number): TokenWishes | string {
  const reading = wishesBody.safeParse(body);
  if (!reading.success) {
    const [issue] = reading.error.issues;
    return `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'not valid'}`;
  }
  const wishes = reading.data;
  const type = readTokenType(wishes.tokenType);
  if (type === null) return 'tokenType: unknown token type';
  const rule = TOKEN_TYPES[type];
  const { renewableUntilTimestamp: until, tokenExpiryTimestamp: expiry, apiEndpoints: endpoints } = wishes;
  if (until !== undefined && !rule.renewable) return `renewableUntilTimestamp does not apply to ${type}`;
  if (expiry !== undefined && rule.renewable) return `tokenExpiryTimestamp does not apply to ${type}`;
  if (endpoints !== undefined && type !== 'CUSTOM') return `apiEndpoints does not apply to ${type}`;
  if (type === 'CUSTOM' && (endpoints ?? []).length === 0) return 'apiEndpoints is mandatory for CUSTOM';
  const problem = wrongTime('renewableUntilTimestamp', until, LONGEST, nowMs);
  if (problem !== null) return problem;
  const late = wrongTime('tokenExpiryTimestamp', expiry, rule.longestLife, nowMs);
  if (late !== null) return late;
  return {
    tokenName: wishes.tokenName,
    type,
    renewableUntil: until ?? null,
    expiry: expiry ?? null,
    apiEndpoints: endpoints ?? [],
  };
}

function wrongTime(
  field: string,
  seconds: number | undefined,
  longest: number,
  nowMs: number,
): string | null {
  if (seconds === undefined) return null;
  if (seconds * 1000 <= nowMs) return `${field} must be in the future`;
  return seconds * 1000 > nowMs + longest * 1000 ? `${field} is too far in the future` : null;
}
