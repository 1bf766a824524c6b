import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import type { ConnectionRow } from '../store/connections-table.ts';
import type { Vault } from './vault.ts';

/** Secrets of a connection by field name; all of them are one keychain entry, so that they change together. */
export type ConnectionSecrets = Readonly<Record<string, string>>;

/** The entry; the nonce keeps the row's hash of the whole from saying anything about a short password. */
const entrySchema = z.object({
  v: z.literal(1),
  nonce: z.string(),
  secrets: z.record(z.string(), z.string()),
});

/** The text of a connection's keychain entry. */
export function connectionEntry(secrets: ConnectionSecrets): string {
  return JSON.stringify({ v: 1, nonce: randomUUID(), secrets } satisfies z.infer<typeof entrySchema>);
}

/** The secrets in the text of an entry. Throws when Tokendesk did not write it. */
export function parseConnectionEntry(text: string): ConnectionSecrets {
  const { secrets } = entrySchema.parse(JSON.parse(text));
  // Earlier versions kept a vendor's session here; sessions are in memory only now.
  return Object.fromEntries(Object.entries(secrets).filter(([name]) => !name.startsWith('session:')));
}

/** Keychain account of one generation of a connection's secrets. */
export function connectionAccount(connectionId: string, generation: number): string {
  return `connection.${connectionId}.${generation}`;
}

/**
 * Reads a connection's secrets.
 *
 * @throws AppError `keychain-*` or `secret-missing`, in the connection's words
 */
export async function readConnectionSecrets(vault: Vault, row: ConnectionRow): Promise<ConnectionSecrets> {
  if (row.secretStore === 'none') return {};
  if (row.secretStore === 'lost') throw lost(row);
  try {
    const text = await vault.read(connectionAccount(row.id, row.secretGeneration), row);
    return parseConnectionEntry(text);
  } catch (error) {
    if (error instanceof AppError && error.data.code === 'secret-missing') throw lost(row);
    throw error;
  }
}

function lost(row: ConnectionRow): AppError {
  return new AppError({
    code: 'secret-missing',
    message: `The secrets of “${row.name}” are gone: they were kept in memory only, or removed outside Tokendesk.`,
    hint: 'Open Connections, edit it and enter them again. Nothing was sent.',
  });
}
