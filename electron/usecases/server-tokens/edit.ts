import { AppError } from '../../../shared/errors.ts';
import { readEditForm } from '../../../shared/forms/edit-form.ts';
import type { EditForm } from '../../../shared/forms/field.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import type { ServerToken } from '../../../shared/models/server-token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import type { AuditLine } from '../../store/audit-table.ts';
import { updateFacts } from '../../store/server-tokens.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import { changeAtVendor } from '../../vendor-call/change-at-vendor.ts';
import { SERVER_DOUBT } from '../../vendor-call/change-words.ts';
import { commitOrLater, type Postponed } from '../../vendor-call/pending-writes.ts';
import { prepareCall } from '../../vendor-call/prepare.ts';
import type { AppContext } from '../context/app-context.ts';
import { auditOf } from '../tokens/keep-issued.ts';
import { type AtServer, keyOf } from './adopt.ts';
import { factsFor } from './facts.ts';
import { ourRow } from './our-rows.ts';
import { findInList, type ListingServer, listingServer, readServerList } from './server-call.ts';

export interface EditOrder extends AtServer {
  /** Only the fields that the agent changed. */
  readonly changes: FormValues;
}

/** An edit of one token, as it was when the list was read. */
interface Edit {
  readonly server: ListingServer;
  readonly before: ServerToken;
  /** Ours of the token; null when the history does not know it. */
  readonly row: TokenRow | null;
  /** Fields whose values differ. */
  readonly changes: FormValues;
  /** The labels of these, for the audit trail. */
  readonly labels: string;
}

/**
 * Changes a token at the server. The list is read first, so that the form is checked against the token as
 * it is now and only what differs is sent; our row takes over the answer in one commit with its audit
 * line. After a lost answer it can be asked for again.
 *
 * @throws AppError `invalid-input` with the fields, `vendor-*`, `outcome-unknown` when the answer is lost
 */
export function editServerToken(ctx: AppContext, order: EditOrder): Promise<ServerToken> {
  return ctx.locks.run(keyOf(order), async () => {
    const server = listingServer(ctx, order);
    try {
      const edit = await prepareEdit(ctx, server, order);
      if (Object.keys(edit.changes).length > 0) return await sendEdit(ctx, edit);
      // Nothing differs after an earlier attempt whose answer was lost: then only our row is behind.
      keepEdit(ctx, edit, edit.before, 'it was so already');
      return edit.before;
    } finally {
      ctx.changed('tokens');
    }
  });
}

async function prepareEdit(ctx: AppContext, server: ListingServer, order: EditOrder): Promise<Edit> {
  const { connection } = server;
  const list = await readServerList(ctx, server);
  const before = findInList(list, order.vendorTokenId, PROVIDERS[connection.api].name);
  const row = ourRow(ctx, connection, order.vendorTokenId);
  const form = formOf(server, before, row);
  const changes = checked(server, form, order.changes, ctx.nowMs());
  const labels = form.fields.filter(({ name }) => name in changes).map(({ label }) => label);
  return { server, before, row, changes, labels: labels.join(', ') };
}

function sendEdit(ctx: AppContext, edit: Edit): Promise<ServerToken> {
  const { connection, inventory } = edit.server;
  return changeAtVendor(ctx, {
    kind: 'edit',
    origin: 'agent',
    caller: connection,
    about: aboutOf(edit, edit.before),
    atStake: 'nothing',
    async prepare() {
      return { ...(await prepareCall(ctx, connection)), before: edit.before, changes: edit.changes };
    },
    build: (inside) => inventory.buildEdit(inside),
    read: (answer, inside) => inventory.readEdit(answer, inside),
    keep: async ({ value: after }) => ({ result: after, postponed: keepEdit(ctx, edit, after, edit.labels) }),
    doubt: SERVER_DOUBT.edit,
  });
}

function keepEdit(ctx: AppContext, edit: Edit, after: ServerToken, detail: string): Postponed | null {
  const { row } = edit;
  return commitOrLater(ctx, () => {
    if (row !== null) updateFacts(ctx.db, row, factsFor(row, after));
    ctx.audit.add({ ...aboutOf(edit, after), action: 'token.edited', detail });
  });
}

function formOf({ connection }: ListingServer, token: ServerToken, row: TokenRow | null): EditForm {
  const { inventory } = PROVIDERS[connection.api];
  if ('none' in inventory) return { fields: [], values: {} };
  return inventory.editForm(token, token.kind ?? (row?.kind || null), connection.settings);
}

function checked(
  { connection }: ListingServer,
  form: EditForm,
  wanted: FormValues,
  nowMs: number,
): FormValues {
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
function aboutOf({ server, row }: Edit, token: ServerToken): Omit<AuditLine, 'action' | 'detail'> {
  const { api, name: connectionName } = server.connection;
  return row === null
    ? { api, connectionName, subject: token.name }
    : { ...auditOf(row), subject: token.name || row.subject };
}
