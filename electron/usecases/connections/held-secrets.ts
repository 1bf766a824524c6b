import type { Database } from '../../store/database.ts';

/** New secrets that could not be written to the connection, by connection and name. */
const held = new WeakMap<Database, Map<string, string>>();

const key = (connectionId: string, name: string): string => `${connectionId}\n${name}`;

/** Keeps a secret in memory until Tokendesk quits: the vendor shows it only once. */
export function hold(db: Database, connectionId: string, name: string, secret: string): void {
  const secrets = held.get(db) ?? new Map<string, string>();
  held.set(db, secrets.set(key(connectionId, name), secret));
}

export function heldSecret(db: Database, connectionId: string, name: string): string | null {
  return held.get(db)?.get(key(connectionId, name)) ?? null;
}

export function letGo(db: Database, connectionId: string, name: string): void {
  held.get(db)?.delete(key(connectionId, name));
}
