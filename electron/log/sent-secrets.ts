import type { HttpRequest } from '../../shared/http-message.ts';

/** Headers that carry credentials, in lower case. */
const CREDENTIALS: ReadonlySet<string> = new Set([
  'authorization',
  'authtoken',
  'authentication-token',
  'proxy-authorization',
  'userpassword',
]);

/**
 * The credentials of a request as they are sent: the values of its headers, what follows the scheme in
 * them, and what a Basic value says when it is decoded. An answer may repeat each of these.
 */
export function sentSecrets({ headers }: Pick<HttpRequest, 'headers'>): readonly string[] {
  return Object.entries(headers)
    .filter(([name]) => CREDENTIALS.has(name.toLowerCase()))
    .flatMap(([, value]) => {
      const credentials = value.slice(value.indexOf(' ') + 1);
      return [value, credentials, ...(value.startsWith('Basic ') ? basicParts(credentials) : [])];
    });
}

function basicParts(credentials: string): readonly string[] {
  try {
    const bytes = Uint8Array.from(atob(credentials), (char) => char.charCodeAt(0));
    const decoded = new TextDecoder().decode(bytes);
    return [decoded, decoded.slice(decoded.indexOf(':') + 1)];
  } catch {
    return [];
  }
}
