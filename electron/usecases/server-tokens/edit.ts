import { AppError, toErrorData } from '../../../shared/errors.ts';
import { readEditForm } from '../../../shared/forms/edit-form.ts';
import type { EditForm } from '../../../shared/forms/field.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import type { ServerToken } from '../../../shared/models/server-token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import type { SendHttp } from '../../http/client.ts';
import { updateFacts } from '../../store/server-tokens.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import { httpOptions } from '../../vendor-call/http-options.ts';
import { oneAtATime } from '../../vendor-call/locks.ts';
import type { ConnectionContext, EditContext } from '../../vendors/kit/define.ts';
import type { AppContext } from '../app-context.ts';
import { auditOf } from '../tokens/keep-issued.ts';
import { type AtServer, keyOf } from './adopt.ts';
import { failChange, noteChange } from './change-failure.ts';
import { factsFor } from './facts.ts';
import { ourRow } from './our-rows.ts';
import { atServer, findInList, prepareServerCall, readServerList, type ServerCall } from './server-call.ts';

export interface EditOrder extends AtServer {
  /** Only the fields that the agent changed. */
  readonly changes: FormValues;
}

/**
 * Changes a token at the server. The list is read first, so that the form is checked against the token as
 * it is now and only what differs is sent; our row takes over the answer in one commit with its audit
 * line. After a lost answer it can be asked for again.
 *
 * @throws AppError `invalid-input` with the fields, `vendor-*`, `outcome-unknown` when the answer is lost
 */
export function editServerToken(ctx: AppContext, order: EditOrder): Promise<ServerToken> {
  return oneAtATime(ctx, keyOf(order), async () => {
    const call = await prepareServerCall(ctx, order);
    try {
      return await atServer(ctx, call, (inside, send) => edit(ctx, call, order, inside, send));
    } finally {
      ctx.changed('tokens');
    }
  });
}

async function edit(
  ctx: AppContext,
  call: ServerCall,
  { vendorTokenId, changes: wanted }: EditOrder,
  inside: ConnectionContext,
  sendHttp: SendHttp,
): Promise<ServerToken> {
  const { connection } = call;
  const list = await readServerList(ctx, call, inside, sendHttp);
  const before = findInList(list, vendorTokenId, PROVIDERS[connection.api].name);
  const row = ourRow(ctx, connection, vendorTokenId);
  const form = formOf(call, before, row);
  const changes = checked(call, form, wanted, ctx.nowMs());
  const changed = Object.keys(changes).length > 0;
  const context: EditContext = { ...inside, before, changes };
  // Nothing differs after an earlier attempt whose answer was lost: then only our row is behind.
  const after = changed ? await send(ctx, call, context, sendHttp, aboutOf(call, before, row)) : before;
  const labels = form.fields.filter(({ name }) => name in changes).map(({ label }) => label);
  noteChange(
    ctx,
    {
      ...aboutOf(call, after, row),
      action: 'token.edited',
      detail: labels.join(', ') || 'it was so already',
    },
    () => row !== null && updateFacts(ctx.db, row, factsFor(row, after)),
  );
  return after;
}

async function send(
  ctx: AppContext,
  { connection, inventory, known }: ServerCall,
  context: EditContext,
  sendHttp: SendHttp,
  about: ReturnType<typeof aboutOf>,
): Promise<ServerToken> {
  try {
    const answer = await sendHttp(inventory.buildEdit(context), httpOptions(context.settings, true));
    ctx.log.info('server-edit.answered', { api: connection.api, status: answer.status });
    return inventory.readEdit(answer, context);
  } catch (error) {
    throw failChange(ctx, 'edit', about, { data: toErrorData(error), left: true, known, cause: error });
  }
}

function formOf({ connection }: ServerCall, token: ServerToken, row: TokenRow | null): EditForm {
  const { inventory } = PROVIDERS[connection.api];
  if ('none' in inventory) return { fields: [], values: {} };
  return inventory.editForm(token, token.kind ?? (row?.kind || null), connection.settings);
}

function checked({ connection }: ServerCall, form: EditForm, wanted: FormValues, nowMs: number): FormValues {
  const { inventory } = PROVIDERS[connection.api];
  if ('none' in inventory) return {};
  const reading = readEditForm(inventory, form, wanted, nowMs);
  if (reading.ok) return reading.changes;
  throw new AppError({
    code: 'invalid-input',
    message: 'Some fields need attention. Nothing was sent.',
    hint: 'Correct the marked fields and save again.',
    fields: reading.fields,
  });
}

/** Who and what a line of the audit trail is about, with our row or without. */
function aboutOf({ connection }: ServerCall, server: ServerToken, row: TokenRow | null) {
  const { api, name: connectionName } = connection;
  return row === null
    ? { api, connectionName, subject: server.name }
    : { ...auditOf(row), subject: server.name || row.subject };
}
