import type { Connection } from '../../../shared/models/connection.ts';
import { toConnection } from '../../store/connections-table.ts';
import type { AppContext } from '../context/app-context.ts';

/** The saved connections, without those that are being deleted. */
export function listConnections(ctx: AppContext): Connection[] {
  return ctx.connections
    .all()
    .filter((row) => row.state === 'active')
    .map((row) => toConnection(row, ctx.sessions.isOpen(row.id)));
}
