import type { Api } from '../../../shared/forms/values.ts';
import type { Exchange } from '../exchange.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

/** A call with JSON in both directions; no body where there is none. */
export function jsonCall(
  api: Api,
  [method, target]: readonly [string, string],
  headers: Readonly<Record<string, string>>,
  body: object | null,
  [status, answer]: readonly [number, unknown],
): Exchange {
  return {
    api,
    method,
    target,
    headers: {
      host: 'example.invalid',
      accept: 'application/json',
      ...(body === null ? {} : JSON_TYPE),
      ...headers,
    },
    body: body === null ? '' : JSON.stringify(body),
    reply: { status, headers: JSON_TYPE, body: JSON.stringify(answer), complete: true },
  };
}

/** `Authorization: Basic …` of a user name and a password. */
export function basic(credentials: string): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(credentials, 'utf8').toString('base64')}` };
}

/** A JWT of made-up parts; its signature has so many bytes and says nothing. */
export function madeUpJwt(header: object, claims: object, signatureBytes: number): string {
  return [JSON.stringify(header), JSON.stringify(claims), '.'.repeat(signatureBytes)]
    .map((part) => Buffer.from(part, 'utf8').toString('base64url'))
    .join('.');
}
