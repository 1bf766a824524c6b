import { toErrorData } from '../../../shared/errors.ts';
import { readBaseUrl } from '../../../shared/forms/base-url.ts';
import type { TokenCheckResult } from '../../../shared/models/token-check.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { maskErrorData } from '../../log/mask-error-data.ts';
import type { ConnectionRow } from '../../store/connections-table.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import { type Ask, readFromVendor } from '../../vendor-call/read-from-vendor.ts';
import type { TokenCheck } from '../../vendors/kit/token-check.ts';
import type { Verdict } from '../../vendors/kit/verdict.ts';
import type { AppContext } from '../context/app-context.ts';
import { findToken, proveHandedOut, readTokenSecret } from './find-token.ts';
import { auditOf } from './keep-issued.ts';
import { issueUrlOf } from './token-connection.ts';

/** More than any vendor needs: each header style by two calls. */
const MOST_QUESTIONS = 6;

/**
 * Asks the vendor whether it takes the token, by a harmless read with the token itself at the server that
 * issued it. An expired token may be asked about: the vendor's clock decides, not ours.
 *
 * @throws AppError `not-possible` where there is no such read, `secret-missing` or `keychain-*` without the
 *   secret, `unreachable`, `timeout` or `tls` without an answer
 */
export async function checkToken(ctx: AppContext, id: string): Promise<TokenCheckResult> {
  const row = findToken(ctx, id);
  proveHandedOut(row);
  const { accessToken } = await readTokenSecret(ctx, row);
  const connection = row.connectionId === null ? null : ctx.connections.find(row.connectionId);
  const context = {
    baseUrl: baseUrlOf(row, connection),
    settings: connection?.settings ?? {},
    secrets: { accessToken },
  };
  const { kind, inputs } = row;
  const first = ctx.providers[row.api].checkToken({ ...context, accessToken, kind, inputs });
  try {
    const { verdict, request } = await readFromVendor(ctx, {
      caller: { api: row.api, id: row.connectionId, name: row.connectionName },
      subject: row.subject,
      prepare: async () => context,
      needsSession: false,
      work: (_, ask) => askAround(row, first, ask),
    });
    const { outcome, vendor } = verdict;
    note(ctx, row, [outcome, vendor?.status, vendor?.code].filter((part) => part !== undefined).join(' '));
    ctx.log.info('token.checked', { api: row.api, outcome, status: vendor?.status });
    return { ...shown(connection, verdict, accessToken), request, at: ctx.nowMs() };
  } catch (error) {
    note(ctx, row, `no answer: ${toErrorData(error).code}`);
    throw error;
  }
}

/** Where it was issued, and nowhere else: another server has no business with the token. */
function baseUrlOf(row: TokenRow, connection: ConnectionRow | null): string {
  const issuedAt = readBaseUrl(PROVIDERS[row.api].baseUrl, issueUrlOf(row));
  return issuedAt.ok ? issuedAt.url : (connection?.baseUrl ?? '');
}

async function askAround(
  row: TokenRow,
  first: TokenCheck,
  ask: Ask,
): Promise<{ verdict: Verdict; request: string }> {
  let question = first;
  for (let asked = 1; asked <= MOST_QUESTIONS; asked++) {
    const { request } = question;
    const reading = question.read(await ask(request));
    if ('outcome' in reading) return { verdict: reading, request: `${request.method} ${request.url}` };
    question = reading;
  }
  throw new Error(`${row.api} asks without end`);
}

function shown(connection: ConnectionRow | null, verdict: Verdict, accessToken: string) {
  const { outcome, message, vendor, suggestion } = verdict;
  const masked = maskErrorData(
    { code: 'internal', message, hint: '', ...(vendor === undefined ? {} : { vendor }) },
    [accessToken],
  );
  return {
    outcome,
    message: masked.message,
    ...(masked.vendor === undefined ? {} : { vendor: masked.vendor }),
    ...(suggestion === undefined || connection?.state !== 'active'
      ? {}
      : { suggestion: { ...suggestion, connectionId: connection.id } }),
  };
}

function note(ctx: AppContext, row: TokenRow, detail: string): void {
  ctx.audit.add({ ...auditOf(row), action: 'token.checked', detail });
  ctx.changed('tokens');
}
