import { randomUUID } from 'node:crypto';
import type { FormValues } from '../../../shared/forms/values.ts';
import type { ServerToken } from '../../../shared/models/server-token.ts';
import type { Token } from '../../../shared/models/token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { insertAdopted, updateFacts } from '../../store/server-tokens.ts';
import { EMPTY_ROW, type TokenRow, toToken } from '../../store/tokens-table.ts';
import { countdownOffset } from '../../vendor-call/clock-offset.ts';
import type { AppContext } from '../context/app-context.ts';
import { keptInputs } from '../tokens/issue-inputs.ts';
import { auditOf } from '../tokens/keep-issued.ts';
import { differences, factsFor } from './facts.ts';
import { ourRow } from './our-rows.ts';
import {
  findInList,
  type ListingServer,
  type ListOf,
  listingServer,
  readServerList,
  type ServerList,
} from './server-call.ts';

/** A token of one server, by the connection that leads there. */
export interface AtServer extends ListOf {
  readonly vendorTokenId: string;
}

/** One change of a token at the server after the other. */
export const keyOf = ({ connectionId, vendorTokenId }: AtServer): string =>
  `${connectionId}/${vendorTokenId}`;

/**
 * Puts a token of the server into the history, as the server lists it now and without its secret. A token
 * that is there already takes over what the server says otherwise.
 *
 * @throws AppError as `listServerTokens`, and `vendor-not-found` when the server does not list it any more
 */
export function adoptToken(ctx: AppContext, which: AtServer): Promise<Token> {
  return ctx.locks.run(keyOf(which), async () => {
    const at = listingServer(ctx, which);
    const list = await readServerList(ctx, at);
    const server = findInList(list, which.vendorTokenId, PROVIDERS[at.connection.api].name);
    const row = ourRow(ctx, at.connection, which.vendorTokenId);
    const id = row === null ? add(ctx, at, server, list) : takeOver(ctx, row, server);
    ctx.changed('tokens');
    const kept = ctx.tokens.find(id);
    if (kept === null) throw new TypeError('An adopted token has no row.');
    return toToken(kept);
  });
}

function add(ctx: AppContext, at: ListingServer, server: ServerToken, list: ServerList): string {
  const row = adoptedRow(ctx, at, server, list);
  ctx.db.transaction(() => {
    insertAdopted(ctx.db, ctx.tokens, row);
    ctx.audit.add({ ...auditOf(row), action: 'token.adopted', detail: 'without its secret' });
  });
  return row.id;
}

function takeOver(ctx: AppContext, row: TokenRow, server: ServerToken): string {
  const what = differences(server, row);
  if (what.length > 0) {
    ctx.db.transaction(() => {
      updateFacts(ctx.db, row, factsFor(row, server));
      ctx.audit.add({
        ...auditOf(row),
        action: 'token.updated',
        detail: `from the server: ${what.join(', ')}`,
      });
    });
  }
  return row.id;
}

function adoptedRow(ctx: AppContext, at: ListingServer, server: ServerToken, list: ServerList): TokenRow {
  const { connection } = at;
  return {
    ...EMPTY_ROW,
    id: randomUUID(),
    api: connection.api,
    connectionId: connection.id,
    connectionName: connection.name,
    practice: connection.practice,
    state: 'active',
    label: '',
    subject: server.name,
    ticket: '',
    kind: server.kind ?? '',
    request: `GET ${list.url}`,
    inputs: knownInputs(at, server),
    requestedAt: ctx.nowMs(),
    issuedAt: server.createdAt,
    expiresAt: server.expiresAt,
    expirySource: server.expiresAt === null ? 'unknown' : 'response',
    clockOffsetMs: countdownOffset(server.expiresAt, list.answer),
    renewableUntil: server.renewableUntil,
    vendorTokenId: server.vendorTokenId,
    adopted: true,
  };
}

/** What the server says of it, as the fields of the issue form would hold it. */
function knownInputs({ connection, userId }: ListingServer, server: ServerToken): FormValues {
  const description = PROVIDERS[connection.api];
  if ('none' in description.inventory) return {};
  const { values } = description.inventory.editForm(server, server.kind, connection.settings);
  return keptInputs(description, { ...values, ...(userId === null ? {} : { userId }) });
}
