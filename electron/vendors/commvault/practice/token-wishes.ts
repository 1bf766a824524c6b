import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { LONGEST, readTokenType, TOKEN_TYPES, type TokenTypeName } from './token-types.ts';

/** What a create or edit call asks for, checked. Time stamps in Unix seconds. */
export interface TokenWishes {
  readonly tokenName: string;
  readonly type: TokenTypeName;
  readonly renewableUntil: number | null;
  readonly expiry: number | null;
  readonly apiEndpoints: readonly string[];
  /** Empty: from everywhere. Only on a newer server. */
  readonly allowedIPs: readonly string[];
  /** Null: the user who calls. Only on a newer server. */
  readonly userId: number | null;
}

const unixSeconds = z.int32().optional();
const wishesBody = z.object({
  tokenName: z.string().trim().min(1),
  tokenType: z.union([z.string(), z.int()]).optional(),
  renewableUntilTimestamp: unixSeconds,
  tokenExpiryTimestamp: unixSeconds,
  apiEndpoints: z.array(z.string()).optional(),
  allowedIPs: z.array(z.string()).optional(),
  userId: z.int32().positive().optional(),
});

/**
 * Checks a body as strictly as the schema of "Create access token for the user": int32 seconds, only the
 * fields that apply to the type, endpoints always and only for CUSTOM.
 *
 * @param nowMs Unix ms
 * @param newer the server is one of 11.42 or newer
 * @returns the wishes, or what is wrong in words
 */
export function readWishes(body: unknown, nowMs: number, newer: boolean): TokenWishes | string {
  const reading = wishesBody.safeParse(body);
  if (!reading.success) {
    const [issue] = reading.error.issues;
    return `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'not valid'}`;
  }
  const wishes = reading.data;
  const { allowedIPs = [], userId = null } = wishes;
  if (!newer && (wishes.allowedIPs !== undefined || userId !== null))
    return 'allowedIPs, userId: this server does not know these fields';
  const wrongRange = allowedIPs.find((range) => !isRange(range));
  if (wrongRange !== undefined) return `allowedIPs: ${wrongRange} is no IP address or range`;
  const type = readTokenType(wishes.tokenType, newer);
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
    allowedIPs,
    userId,
  };
}

/** An address, a range in CIDR notation, or `from-to`. */
function isRange(text: string): boolean {
  const [from = '', to = from] = text.split('-').map((end) => end.trim());
  const [net = '', prefix] = text.split('/');
  const family = isIP(prefix === undefined ? from : net) === 6 ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  try {
    if (prefix === undefined) list.addRange(from, to, family);
    else if (/^\d{1,3}$/.test(prefix)) list.addSubnet(net, Number(prefix), family);
    else return false;
    return true;
  } catch {
    return false;
  }
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
