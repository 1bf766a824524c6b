import { randomUUID } from 'node:crypto';
import type { FormValues } from '../../../shared/forms/values.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import type { ServerToken } from '../../../shared/models/server-token.ts';
import type { Token } from '../../../shared/models/token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { insertAdopted, updateFacts } from '../../store/server-tokens.ts';
import { type TokenRow, toToken } from '../../store/tokens-table.ts';
import { countdownOffset } from '../../vendor-call/clock-offset.ts';
import { oneAtATime } from '../../vendor-call/locks.ts';
import type { AppContext } from '../app-context.ts';
import { EMPTY_ROW } from '../tokens/issue.ts';
import { keptInputs } from '../tokens/issue-inputs.ts';
import { auditOf } from '../tokens/keep-issued.ts';
import { differences, factsFor } from './facts.ts';
import { ourRow } from './our-rows.ts';
import {
  atServer,
  findInList,
  type ListOf,
  prepareServerCall,
  readServerList,
  type ServerCall,
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
  return oneAtATime(ctx, keyOf(which), async () => {
    const call = await prepareServerCall(ctx, which);
    const list = await atServer(ctx, call, (inside, send) => readServerList(ctx, call, inside, send));
    const server = findInList(list, which.vendorTokenId, PROVIDERS[call.connection.api].name);
    const row = ourRow(ctx, call.connection, which.vendorTokenId);
    const id = row === null ? add(ctx, call, server, list.answer) : takeOver(ctx, row, server);
    ctx.changed('tokens');
    const kept = ctx.tokens.find(id);
    if (kept === null) throw new TypeError('An adopted token has no row.');
    return toToken(kept);
  });
}

function add(ctx: AppContext, call: ServerCall, server: ServerToken, answer: HttpAnswer): string {
  const row = adoptedRow(ctx, call, server, answer);
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

function adoptedRow(ctx: AppContext, call: ServerCall, server: ServerToken, answer: HttpAnswer): TokenRow {
  const { connection, inventory, context } = call;
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
    request: `GET ${inventory.buildList(context, call.userId).url}`,
    inputs: knownInputs(call, server),
    requestedAt: ctx.nowMs(),
    issuedAt: server.createdAt,
    expiresAt: server.expiresAt,
    expirySource: server.expiresAt === null ? 'unknown' : 'response',
    clockOffsetMs: countdownOffset(server.expiresAt, answer),
    renewableUntil: server.renewableUntil,
    vendorTokenId: server.vendorTokenId,
    adopted: true,
  };
}

/** What the server says of it, as the fields of the issue form would hold it. */
function knownInputs({ connection, userId }: ServerCall, server: ServerToken): FormValues {
  const description = PROVIDERS[connection.api];
  if ('none' in description.inventory) return {};
  const { values } = description.inventory.editForm(server, server.kind, connection.settings);
  return keptInputs(description, { ...values, ...(userId === null ? {} : { userId }) });
}
