import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import type { Vault } from '../keychain/vault.ts';
import type { ConnectionRow } from '../store/connections-table.ts';

/** Secrets of a connection by field name; all of them are one keychain entry, so that they change together. */
export type ConnectionSecrets = Readonly<Record<string, string>>;

const secretsSchema = z.record(z.string(), z.string());

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
    const place = { store: row.secretStore, parts: row.secretParts };
    const text = await vault.read(connectionAccount(row.id, row.secretGeneration), place);
    return secretsSchema.parse(JSON.parse(text));
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
