export interface BasicCredentials {
  readonly user: string;
  /** Null when there is no colon, which RFC 7617 demands. */
  readonly password: string | null;
}

/** Reads a Basic `Authorization` header in UTF-8; null when there is none. */
export function basicCredentials(header: string | undefined): BasicCredentials | null {
  const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0
    ? { user: text, password: null }
    : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}
