import type { SecretStore } from '../../../shared/models/connection.ts';
import type { RecordActionDone } from '../../../shared/models/lookup.ts';
import type { AuditAction } from '../../store/audit-table.ts';
import { recordActionsTable } from '../../store/record-actions.ts';
import { changeAtVendor } from '../../vendor-call/change-at-vendor.ts';
import { commitOrLater } from '../../vendor-call/pending-writes.ts';
import { prepareCall } from '../../vendor-call/prepare.ts';
import type { Answered, Kept } from '../../vendor-call/vendor-change.ts';
import type { ConnectionContext } from '../../vendors/kit/define.ts';
import { forgetSecret } from '../connections/forget-secret.ts';
import type { AppContext } from '../context/app-context.ts';
import { type FoundAction, findAction, type LookupOf } from './find-lookup.ts';
import { keepNewSecret } from './keep-secret.ts';

export interface ActionOrder extends LookupOf {
  /** Id of the record. */
  readonly value: string;
  readonly action: string;
}

/**
 * Has the vendor make, replace or delete a record's secret. A row that says so is committed when the
 * request leaves; a new secret is kept before this returns.
 *
 * @throws AppError `vendor-*` when nothing was done, `outcome-unknown` when the answer is lost: a row of it
 *   then stays, until the action was done again or the agent has seen it
 */
export function actOnRecord(ctx: AppContext, order: ActionOrder): Promise<RecordActionDone> {
  const { connectionId, field, value } = order;
  return ctx.locks.run(`${connectionId} ${field}:${value}`, () => act(ctx, order, findAction(ctx, order)));
}

async function act(ctx: AppContext, order: ActionOrder, found: FoundAction): Promise<RecordActionDone> {
  const { connection, action, wire } = found;
  const { connectionId, field, value } = order;
  const actions = recordActionsTable(ctx.db);
  const remove = (): void => actions.remove(id);
  let id = 0;
  try {
    return await changeAtVendor(ctx, {
      kind: 'record-action',
      origin: 'agent',
      caller: connection,
      about: aboutRecord(found, value),
      detail: action.label,
      atStake: action.makesSecret ? 'secret' : 'nothing',
      prepare: () => prepareCall(ctx, connection),
      build: (inside) => wire.build(inside, value),
      read: (answer, inside) => wire.read(answer, inside, value),
      intention() {
        id = actions.begin({ connectionId, field, value, action: action.name, startedAt: ctx.nowMs() });
      },
      keep: (answered) => keep(ctx, order, found, answered),
      rows: { takenBack: remove, refused: remove, inDoubt: () => actions.setUnknown(id) },
      doubt: { maybe: action.inDoubt.message(value), remedy: action.inDoubt.hint },
    });
  } catch (error) {
    ctx.changed('connections');
    throw error;
  }
}

/** Keeps the new secret, or forgets the one that is gone; in one commit with the end of the action's row. */
async function keep(
  ctx: AppContext,
  order: ActionOrder,
  found: FoundAction,
  { value: secret, inside }: Answered<ConnectionContext, string | null>,
): Promise<Kept<RecordActionDone>> {
  const { connection: row, action } = found;
  const settle = (store: SecretStore): void => {
    recordActionsTable(ctx.db).removeOf(order);
    noteAction(ctx, found, order.value, action.audit, store === 'session' ? 'kept in memory only' : '');
  };
  const name = `${found.secret.field}:${order.value}`;
  if (secret === null) {
    const postponed = await forgetSecret(ctx, row.id, name, () => settle('none')).then(
      () => null,
      // The vendor's is gone, whatever becomes of ours.
      () => commitOrLater(ctx, () => settle('none')),
    );
    return { result: { secretName: null, secretStore: 'none', message: action.done }, postponed };
  }
  ctx.log.guard([secret]);
  const { secrets } = inside;
  const store = await keepNewSecret(ctx, { row, secrets }, { name, value: secret }, settle);
  const where = store === 'keychain' ? 'keychain' : 'session';
  const message = `${action.done} ${KEPT[where]}`;
  return { result: { secretName: name, secretStore: where, message }, postponed: null };
}

const KEPT = {
  keychain: 'The new one is in the keychain.',
  session:
    'The new one could not be written to the keychain and is in memory only: copy it now. It is lost if Tokendesk quits before the keychain is back.',
} as const;

/** Adds a line about an action to the audit trail; inside a transaction it is part of it. */
export function noteAction(
  ctx: AppContext,
  of: Pick<FoundAction, 'connection'>,
  value: string,
  action: AuditAction,
  detail: string,
): void {
  ctx.audit.add({ ...aboutRecord(of, value), action, detail });
}

function aboutRecord({ connection }: Pick<FoundAction, 'connection'>, value: string) {
  return { api: connection.api, connectionName: connection.name, subject: value };
}
