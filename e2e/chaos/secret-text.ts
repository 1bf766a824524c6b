import { createHash } from 'node:crypto';
import { joinParts } from '../../electron/secrets/keychain/parts.ts';

/** Hash of a text in hex: what is compared and printed in a secret's stead. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A secret put together from the keyring's entries; null when one of them is missing. */
export function wholeSecret(accounts: readonly string[], entries: ReadonlyMap<string, string>) {
  const parts = accounts.flatMap((account) => entries.get(account) ?? []);
  if (parts.length === 0 || parts.length < accounts.length) return null;
  const text = joinParts(parts);
  const value: Record<string, unknown> = JSON.parse(text);
  return { sha: hashOf(text), value };
}
