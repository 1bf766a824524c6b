import type { UnsettledAction } from '../../../shared/models/lookup.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { recordActionsTable } from '../../store/record-actions.ts';
import type { AppContext } from '../context/app-context.ts';

/** Actions whose answer never arrived, oldest first, in words that say what may have happened. */
export function unsettledActions(ctx: AppContext): UnsettledAction[] {
  return recordActionsTable(ctx.db)
    .all()
    .filter(({ state }) => state === 'unknown')
    .flatMap(({ id, connectionId, field, value, action, startedAt }) => {
      const connection = ctx.connections.find(connectionId);
      if (connection === null) return [];
      const { secret } =
        PROVIDERS[connection.api].issueFields.find(({ name }) => name === field)?.lookup ?? {};
      const inDoubt = secret?.actions.find(({ name }) => name === action)?.inDoubt;
      if (inDoubt === undefined) return [];
      return [
        {
          id,
          at: startedAt,
          connectionId,
          connectionName: connection.name,
          field,
          value,
          message: inDoubt.message(value),
          hint: inDoubt.hint,
        },
      ];
    });
}

/** The agent has seen it. */
export function dismissAction(ctx: AppContext, id: number): undefined {
  recordActionsTable(ctx.db).remove(id);
  ctx.changed('connections');
}
