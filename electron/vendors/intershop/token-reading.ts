import type { Claim } from '../../../shared/models/token.ts';
import { cutText, LONGEST_NAME } from '../../../shared/untrusted/cut-text.ts';
import { base64Bytes, base64Text } from '../kit/base64.ts';
import { withInstant } from '../kit/dates.ts';
import type { TokenReading } from '../kit/define.ts';
import { OPAQUE, readJwt } from '../kit/jwt-claims.ts';

/** The parts of `<key id>@<algorithm>:<base64 salt>|<base64 payload>`. */
export interface IntershopToken {
  readonly keyId: string;
  readonly algorithm: string;
  readonly salt: string;
  readonly payload: string;
}

/**
 * Splits an Intershop token at the first `@`, the first `:` after it, and the first `|` after that:
 * salt and payload may hold `+`, `/` and `=`.
 *
 * @returns null when the text has another form
 */
export function splitIntershopToken(token: string): IntershopToken | null {
  const at = token.indexOf('@');
  const colon = token.indexOf(':', at + 1);
  const bar = token.indexOf('|', colon + 1);
  if (at < 1 || colon <= at + 1 || bar < 0 || bar === token.length - 1) return null;
  const algorithm = token.slice(at + 1, colon);
  if (!/^[\w.-]{1,60}$/.test(algorithm)) return null;
  return {
    keyId: token.slice(0, at),
    algorithm,
    salt: token.slice(colon + 1, bar),
    payload: token.slice(bar + 1),
  };
}

/**
 * Says what can be read in an Intershop token without a key. The salt itself is left out: with it, a
 * token that is not encrypted could be put together again from what the screen shows.
 */
export function readToken(token: string): TokenReading {
  const jwt = readJwt(token);
  if (jwt !== null) return jwt;
  const parts = splitIntershopToken(token);
  if (parts === null) return OPAQUE;
  const saltBytes = base64Bytes(parts.salt)?.length;
  return {
    form: `Intershop ${parts.algorithm}`,
    claims: [
      {
        name: 'Key',
        value: cutText(parts.keyId, LONGEST_NAME),
        meaning: 'Name of the server’s encryption setting, not a user',
      },
      { name: 'Algorithm', value: parts.algorithm, meaning: algorithmMeaning(parts.algorithm) },
      ...(saltBytes === undefined ? [] : [{ name: 'Salt', value: `${saltBytes} bytes` }]),
      ...payloadClaims(parts),
    ],
  };
}

function algorithmMeaning(algorithm: string): string {
  return algorithm === 'PLAIN'
    ? 'The token is not encrypted: anyone who has it can read what is in it'
    : 'The token is encrypted: only the server can read what is in it';
}

function payloadClaims({ algorithm, payload }: IntershopToken): readonly Claim[] {
  if (algorithm !== 'PLAIN') return [];
  const match = /^([^@]*)@(\d{1,15})$/.exec(base64Text(payload) ?? '');
  if (match === null) return [];
  const [, id = '', millis = ''] = match;
  return [
    {
      name: 'Embedded ID',
      value: cutText(id, LONGEST_NAME),
      meaning: 'Not the customer ID; probably the user’s',
    },
    {
      name: 'Embedded time stamp',
      value: withInstant(millis, Number(millis)),
      meaning: 'Intershop does not say whether this is when the token was issued or when it expires',
    },
  ];
}
