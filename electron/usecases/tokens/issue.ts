import { randomUUID } from 'node:crypto';
import type { FormValues } from '../../../shared/forms/values.ts';
import type { Origin } from '../../../shared/models/call-in-flight.ts';
import type { IssueOrder } from '../../../shared/models/issue-order.ts';
import type { Token } from '../../../shared/models/token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import type { ConnectionRow } from '../../store/connections-table.ts';
import { EMPTY_ROW, type TokenRow, toToken } from '../../store/tokens-table.ts';
import { changeAtVendor } from '../../vendor-call/change-at-vendor.ts';
import { ISSUE_DOUBT } from '../../vendor-call/change-words.ts';
import { prepareCall } from '../../vendor-call/prepare.ts';
import type { VendorChange } from '../../vendor-call/vendor-change.ts';
import type { IssueContext, IssuedToken } from '../../vendors/kit/define.ts';
import { salvagedIssue } from '../../vendors/kit/salvaged-token.ts';
import { findConnection } from '../connections/find-connection.ts';
import type { AppContext } from '../context/app-context.ts';
import { checkInputs, inputSecrets, keptInputs, withRemembered } from './issue-inputs.ts';
import { auditOf, keepIssued } from './keep-issued.ts';

/**
 * Issues one token. Its row is committed at the moment at which the request leaves, and the secret is kept
 * before this returns.
 *
 * @throws AppError `invalid-input` with the fields, or what happened; after an unknown outcome the row stays
 *   in the history
 */
export async function issueToken(
  ctx: AppContext,
  order: IssueOrder,
  origin: Origin = 'agent',
): Promise<Token> {
  const connection = findConnection(ctx, order.connectionId);
  const inputs = checkInputs(connection, order.inputs, ctx.nowMs());
  const row = plannedRow(ctx, connection, order, inputs);
  try {
    const change = issueOf(ctx, connection, row, inputs, origin);
    return toToken(await ctx.locks.run(row.id, () => changeAtVendor(ctx, change)));
  } finally {
    ctx.changed('tokens');
  }
}

function issueOf(
  ctx: AppContext,
  connection: ConnectionRow,
  row: TokenRow,
  inputs: FormValues,
  origin: Origin,
): VendorChange<IssueContext, IssuedToken, TokenRow> {
  const { api } = connection;
  const provider = ctx.providers[api];
  return {
    kind: 'issue',
    origin,
    caller: connection,
    about: auditOf(row),
    atStake: 'token',
    async prepare() {
      const base = await prepareCall(ctx, connection);
      return { ...base, inputs: withRemembered(api, inputs, base.secrets), nowMs: ctx.nowMs() };
    },
    secrets: (context) => inputSecrets(api, context.inputs),
    build: (inside) => provider.buildIssue(inside),
    read: (answer, inside) => provider.readIssue(answer, inside),
    salvage: (answer, inside) => salvagedIssue(provider.salvage, answer, inside),
    intention() {
      ctx.tokens.insertRequesting(row);
      ctx.connections.setLastUsed(connection.id, row.requestedAt);
    },
    keep: (answered) => keepIssued(ctx, row, connection, answered, origin),
    rows: {
      takenBack: () => ctx.tokens.remove(row.id),
      refused: () => ctx.tokens.remove(row.id),
      inDoubt: () => ctx.tokens.setState(row.id, 'outcome-unknown'),
    },
    doubt: ISSUE_DOUBT,
  };
}

function plannedRow(
  ctx: AppContext,
  connection: ConnectionRow,
  order: IssueOrder,
  inputs: FormValues,
): TokenRow {
  const description = PROVIDERS[connection.api];
  return {
    ...EMPTY_ROW,
    id: randomUUID(),
    api: connection.api,
    connectionId: connection.id,
    connectionName: connection.name,
    practice: connection.practice,
    label: order.label.trim(),
    subject: description.subject(inputs),
    ticket: order.ticket.trim(),
    request: `POST ${description.issueUrl(connection.baseUrl, { ...connection.settings, ...inputs })}`,
    inputs: keptInputs(PROVIDERS[connection.api], inputs),
    requestedAt: ctx.nowMs(),
  };
}
