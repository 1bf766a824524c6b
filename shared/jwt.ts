/** Longest token that is decoded, in characters: an attacker's answer must not stall the window. */
const MAX_LENGTH = 1_048_576;

export interface DecodedJwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * Decodes a JWT's header and claims for display (RFC 7519). Nothing is verified: no key is known, and
 * no decision may rest on what this returns (RFC 8725).
 *
 * @returns null when the text is not a JWT in compact form
 */
export function decodeJwt(token: string): DecodedJwt | null {
  if (token.length > MAX_LENGTH) return null;
  const parts = token.split('.');
  const [header, claims] = [jsonObject(parts[0]), jsonObject(parts[1])];
  return parts.length === 3 && header !== null && claims !== null ? { header, claims } : null;
}

function jsonObject(part: string | undefined): Record<string, unknown> | null {
  if (part === undefined || !/^[A-Za-z0-9_-]+={0,2}$/.test(part)) return null;
  try {
    const binary = atob(part.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''));
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
