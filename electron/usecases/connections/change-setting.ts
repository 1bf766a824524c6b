import { AppError } from '../../../shared/errors.ts';
import { conditionsOf, connectionFields } from '../../../shared/forms/form.ts';
import type { Connection } from '../../../shared/models/connection.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { toConnection } from '../../store/connections-table.ts';
import type { AppContext } from '../context/app-context.ts';
import { findConnection } from './find-connection.ts';

export interface SettingChange {
  readonly id: string;
  readonly setting: string;
  readonly value: string;
}

/**
 * Changes one choice of a saved connection and nothing else. Only a choice on which no other field depends:
 * any other would need its secrets looked at, which is the connection dialog's work.
 *
 * @throws AppError `not-found`, `invalid-input`
 */
export function changeSetting(ctx: AppContext, { id, setting, value }: SettingChange): Promise<Connection> {
  return ctx.locks.run(id, async () => {
    const row = findConnection(ctx, id);
    const fields = connectionFields(PROVIDERS[row.api]);
    const field = fields.find(({ name }) => name === setting);
    const option = field?.options?.find((one) => one.value === value);
    const decides = fields.some((one) => conditionsOf(one).some((condition) => setting in condition));
    if (field === undefined || option === undefined || decides) throw notAChoice();
    const changed = { ...row, settings: { ...row.settings, [setting]: value }, updatedAt: ctx.nowMs() };
    ctx.db.transaction(() => {
      ctx.connections.put(changed);
      ctx.audit.add({
        action: 'connection.changed',
        api: row.api,
        connectionName: row.name,
        detail: `${field.label}: ${option.label}`,
      });
    });
    ctx.changed('connections');
    return toConnection(changed, ctx.sessions.isOpen(id));
  });
}

function notAChoice(): AppError {
  return new AppError({
    code: 'invalid-input',
    message: 'This setting cannot be changed by itself.',
    hint: 'Edit the connection instead.',
  });
}
