import { PROVIDERS } from '../../../shared/vendors/index.ts';
import {
  type ConnectionSecrets,
  connectionAccount,
  parseConnectionEntry,
  readConnectionSecrets,
} from '../../secrets/connection-entry.ts';
import { sha256 } from '../../secrets/slot.ts';
import type { ConnectionRow } from '../../store/connections-table.ts';
import { type RecordActionRow, recordActionsTable } from '../../store/record-actions.ts';
import type { AppContext } from '../context/app-context.ts';
import { noteAction } from '../lookups/act.ts';
import { findAction } from '../lookups/find-lookup.ts';

/**
 * At start-up, for an action whose outcome no run has settled: a new secret that reached the keychain just
 * before the crash is taken over; otherwise the row says from now on that nobody knows. To be called
 * before the generations of secrets that a crash left over are removed.
 *
 * @throws AppError `keychain-*` when the keychain cannot be asked now; the row says "unknown" meanwhile
 */
export function settleAction(ctx: AppContext, row: RecordActionRow): Promise<void> {
  return ctx.locks.run(row.connectionId, async () => {
    const connection = ctx.connections.find(row.connectionId);
    if (
      connection === null ||
      !recordActionsTable(ctx.db)
        .all()
        .some(({ id }) => id === row.id)
    )
      return;
    if (row.state === 'sent') markUnknown(ctx, row, connection);
    await takeOver(ctx, row, connection);
  });
}

function markUnknown(ctx: AppContext, row: RecordActionRow, connection: ConnectionRow): void {
  ctx.db.transaction(() => {
    recordActionsTable(ctx.db).setUnknown(row.id);
    noteAction(
      ctx,
      { connection },
      row.value,
      'record.action-unknown',
      `${labelOf(row, connection)}: Tokendesk ended before the answer was kept`,
    );
  });
}

function labelOf({ field, action }: RecordActionRow, { api }: ConnectionRow): string {
  const { secret } = PROVIDERS[api].issueFields.find(({ name }) => name === field)?.lookup ?? {};
  return secret?.actions.find(({ name }) => name === action)?.label ?? action;
}

/** The next generation of the connection's secrets, if it was written whole and brings a new secret of this record. */
async function takeOver(ctx: AppContext, row: RecordActionRow, connection: ConnectionRow): Promise<void> {
  if (connection.pendingGeneration === null) return;
  const next = connection.secretGeneration + 1;
  const found = await ctx.vault.find(connectionAccount(connection.id, next));
  if (found === null) return;
  const action = findAction(ctx, row);
  const name = `${action.secret.field}:${row.value}`;
  const secrets = parseConnectionEntry(found.secret);
  const present = await presentSecrets(ctx, connection);
  if (!action.action.makesSecret || secrets[name] === undefined || secrets[name] === present[name]) return;
  ctx.db.transaction(() => {
    ctx.connections.put({
      ...connection,
      storedSecrets: Object.keys(secrets),
      secretStore: 'keychain',
      secretGeneration: next,
      secretParts: found.parts,
      secretSha256: sha256(found.secret),
      // The generation before goes with whatever else the crash left over.
      pendingGeneration: Math.min(connection.pendingGeneration ?? next, connection.secretGeneration),
    });
    recordActionsTable(ctx.db).removeOf(row);
    const detail = 'finished at the next start';
    noteAction(ctx, { connection }, row.value, action.action.audit, detail);
  });
}

async function presentSecrets(ctx: AppContext, connection: ConnectionRow): Promise<ConnectionSecrets> {
  return connection.secretStore === 'keychain' ? readConnectionSecrets(ctx.vault, connection) : {};
}
