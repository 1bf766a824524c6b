import { toErrorData } from '../../../shared/errors.ts';
import type { SecretStore } from '../../../shared/models/connection.ts';
import type { RecordActionDone } from '../../../shared/models/lookup.ts';
import { type ConnectionSecrets, readConnectionSecrets } from '../../secrets/connection-entry.ts';
import { toConnection } from '../../store/connections-table.ts';
import { recordActionsTable } from '../../store/record-actions.ts';
import { httpOptions } from '../../vendor-call/http-options.ts';
import { sessionOf, signedIn } from '../../vendor-call/in-session.ts';
import { oneAtATime } from '../../vendor-call/locks.ts';
import type { AppContext } from '../app-context.ts';
import { forgetSecret } from '../connections/forget-secret.ts';
import { type ActionSent, failAction, noteAction } from './action-failure.ts';
import { findAction, type LookupOf } from './find-lookup.ts';
import { keepNewSecret } from './keep-secret.ts';

export interface ActionOrder extends LookupOf {
  /** Id of the record. */
  readonly value: string;
  readonly action: string;
}

/**
 * Has the vendor make, replace or delete a record's secret. A row that says so is committed before the
 * request leaves; a new secret is kept before this returns.
 *
 * @throws AppError `vendor-*` when nothing was done, `outcome-unknown` when the answer is lost: a row of it
 *   then stays, until the action was done again or the agent has seen it
 */
export function actOnRecord(ctx: AppContext, order: ActionOrder): Promise<RecordActionDone> {
  const { connectionId, field, value } = order;
  return oneAtATime(ctx, `${connectionId} ${field}:${value}`, () => act(ctx, order));
}

async function act(ctx: AppContext, order: ActionOrder): Promise<RecordActionDone> {
  const found = findAction(ctx, order);
  const { connection, action } = found;
  const secrets = await readConnectionSecrets(ctx.vault, connection);
  const actions = recordActionsTable(ctx.db);
  const { connectionId, field, value } = order;
  const id = ctx.db.transaction(() =>
    actions.begin({ connectionId, field, value, action: action.name, startedAt: ctx.nowMs() }),
  );
  const sent: ActionSent = { ...found, id, value };
  const secret = await request(ctx, sent, secrets);
  const settle = (store: SecretStore): void => {
    actions.removeOf(order);
    noteAction(ctx, sent, action.audit, store === 'session' ? 'kept in memory only' : '');
  };
  const name = `${found.secret.field}:${value}`;
  if (secret === null) {
    await forgetSecret(ctx, connectionId, name, () => settle('none'));
    return { secretName: null, secretStore: 'none', message: action.done };
  }
  ctx.log.guard([secret]);
  const store = await keepNewSecret(ctx, { row: connection, secrets }, { name, value: secret }, settle);
  const where = store === 'keychain' ? 'keychain' : 'session';
  return { secretName: name, secretStore: where, message: `${action.done} ${KEPT[where]}` };
}

const KEPT = {
  keychain: 'The new one is in the keychain.',
  session:
    'The new one could not be written to the keychain and is in memory only: copy it now. It is lost if Tokendesk quits before the keychain is back.',
} as const;

/** Sends the request and reads its answer; settles the row when that fails. */
async function request(
  ctx: AppContext,
  sent: ActionSent,
  secrets: ConnectionSecrets,
): Promise<string | null> {
  const { api, id, baseUrl, settings } = toConnection(sent.connection);
  let left = false;
  const known = Object.values(secrets);
  try {
    return await signedIn(ctx, { api, id }, { baseUrl, settings, secrets }, async (inside, send) => {
      const request = sent.wire.build(inside, sent.value);
      left = true;
      known.push(...sessionOf(inside));
      const answer = await send(request, httpOptions(settings, true));
      ctx.log.info('record-action.answered', { api, status: answer.status });
      return sent.wire.read(answer, inside, sent.value);
    });
  } catch (error) {
    throw failAction(ctx, sent, { data: toErrorData(error), left, known, cause: error });
  }
}
