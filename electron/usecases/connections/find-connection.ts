import { AppError } from '../../../shared/errors.ts';
import type { ConnectionRow } from '../../store/connections-table.ts';
import type { AppContext } from '../context/app-context.ts';

/** The row of a connection that is there to be used. @throws AppError `not-found` */
export function findConnection(ctx: AppContext, id: string): ConnectionRow {
  const connection = ctx.connections.find(id);
  if (connection !== null && connection.state === 'active') return connection;
  throw new AppError({
    code: 'not-found',
    message: 'This connection no longer exists.',
    hint: 'Choose another connection.',
  });
}
