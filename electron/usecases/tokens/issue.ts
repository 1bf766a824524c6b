import { randomUUID } from 'node:crypto';
import { AppError, toErrorData } from '../../../shared/errors.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import type { IssueOrder } from '../../../shared/models/issue-order.ts';
import type { Token } from '../../../shared/models/token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { type ConnectionSecrets, readConnectionSecrets } from '../../secrets/connection-entry.ts';
import { type ConnectionRow, toConnection } from '../../store/connections-table.ts';
import { type TokenRow, toToken } from '../../store/tokens-table.ts';
import { httpOptions } from '../../vendor-call/http-options.ts';
import { sessionOf, signedIn } from '../../vendor-call/in-session.ts';
import type { IssueContext } from '../../vendors/kit/define.ts';
import type { AppContext } from '../app-context.ts';
import { failIssue } from './issue-failure.ts';
import { checkInputs, inputSecrets, keptInputs, withRemembered } from './issue-inputs.ts';
import { type Issued, keepIssued } from './keep-issued.ts';

/**
 * Issues one token: connection, secrets, row, request, answer, keychain, row, event. The row with its
 * planned keychain account is committed before the request leaves, and the secret is in the vault
 * before this returns.
 *
 * @throws AppError with what happened; `outcome-unknown` leaves its row in the history
 */
export async function issueToken(ctx: AppContext, order: IssueOrder): Promise<Token> {
  const connection = findConnection(ctx, order.connectionId);
  // The keychain reads while the row is committed; its answer is awaited where it is needed.
  const secrets = readConnectionSecrets(ctx.vault, connection);
  secrets.catch(() => undefined);
  const inputs = checkInputs(connection, order.inputs, ctx.nowMs());
  const row = plannedRow(ctx, connection, order, inputs);
  ctx.db.transaction(() => {
    ctx.tokens.insertRequesting(row);
    ctx.connections.setLastUsed(connection.id, row.requestedAt);
  });
  try {
    const call = await prepare(ctx, connection, secrets, inputs, row);
    const issued = await request(ctx, call, row);
    return toToken(await keepIssued(ctx, row, connection, call.context.inputs, issued, call.known));
  } finally {
    ctx.changed('tokens');
  }
}

/** The call with everything that it needs, and the secrets that its answer may echo. */
interface PreparedCall {
  readonly context: IssueContext;
  readonly known: string[];
}

async function prepare(
  ctx: AppContext,
  connection: ConnectionRow,
  secrets: Promise<ConnectionSecrets>,
  checked: FormValues,
  row: TokenRow,
): Promise<PreparedCall> {
  try {
    const stored = await secrets;
    const inputs = withRemembered(connection.api, checked, stored);
    ctx.log.guard(inputSecrets(connection.api, inputs));
    const { baseUrl, settings } = toConnection(connection);
    return {
      context: { baseUrl, settings, secrets: stored, inputs, nowMs: ctx.nowMs() },
      known: [...Object.values(stored), ...inputSecrets(connection.api, inputs)],
    };
  } catch (error) {
    throw failIssue(ctx, row, { data: toErrorData(error), left: false, known: [], cause: error });
  }
}

function findConnection(ctx: AppContext, id: string): ConnectionRow {
  const connection = ctx.connections.find(id);
  if (connection !== null && connection.state === 'active') return connection;
  throw new AppError({
    code: 'not-found',
    message: 'This connection no longer exists.',
    hint: 'Choose another connection.',
  });
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

/** A row of which nothing is known yet. */
export const EMPTY_ROW = {
  state: 'requesting',
  kind: '',
  answer: '',
  issuedAt: null,
  expiresAt: null,
  expirySource: 'unknown',
  clockOffsetMs: 0,
  hasRefreshToken: false,
  refreshTokenExpiresAt: null,
  renewableUntil: null,
  renewedAt: null,
  renewalUnknown: false,
  autoRenewMinutes: null,
  autoRenewProblem: '',
  serviceWide: false,
  vendorTokenId: null,
  secretStore: 'none',
  adopted: false,
  secretGeneration: 1,
  secretParts: 0,
  secretSha256: '',
  pendingGeneration: null,
} as const;

/** Signs in where needed, sends the issue call and reads its answer; settles the row when that fails. */
async function request(ctx: AppContext, { context, known }: PreparedCall, row: TokenRow): Promise<Issued> {
  const provider = ctx.providers[row.api];
  let left = false;
  try {
    return await signedIn(ctx, { api: row.api, id: row.connectionId }, context, async (inside, send) => {
      left = true;
      known.push(...sessionOf(inside));
      const answer = await send(provider.buildIssue(inside), httpOptions(context.settings, true));
      ctx.log.info('issue.answered', { api: row.api, status: answer.status });
      return { answer, token: provider.readIssue(answer, inside) };
    });
  } catch (error) {
    throw failIssue(ctx, row, { data: toErrorData(error), left, known, cause: error });
  }
}
