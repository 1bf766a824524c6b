import { base64Utf8 } from './base64.ts';

/**
 * Value of a Basic `Authorization` header in UTF-8 (RFC 7617). The colon is there even when the
 * password is empty.
 */
export function basicAuth(user: string, password: string): string {
  return `Basic ${base64Utf8(`${user}:${password}`)}`;
}

/** Value of a Bearer `Authorization` header; a token that was pasted with its prefix does not get two. */
export function bearerAuth(token: string): string {
  return `Bearer ${token.trim().replace(/^bearer\s+/i, '')}`;
}
