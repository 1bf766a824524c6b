import { AppError, toErrorData } from '../../../shared/errors.ts';
import { readBaseUrl } from '../../../shared/forms/base-url.ts';
import type { TokenCheckResult } from '../../../shared/models/token-check.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import type { ConnectionRow } from '../../store/connections-table.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import { httpOptions } from '../../vendor-call/http-options.ts';
import { sendRead } from '../../vendor-call/send-read.ts';
import type { TokenCheck } from '../../vendors/kit/token-check.ts';
import type { Verdict } from '../../vendors/kit/verdict.ts';
import type { AppContext } from '../app-context.ts';
import { issueUrlOf } from './call-on-token.ts';
import { findToken, proveHandedOut, readTokenSecret } from './find-token.ts';
import { maskWords } from './issue-failure.ts';
import { auditOf } from './keep-issued.ts';

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
  const first = ctx.providers[row.api].checkToken({
    baseUrl: baseUrlOf(row, connection),
    settings: connection?.settings ?? {},
    accessToken,
    kind: row.kind,
    inputs: row.inputs,
  });
  try {
    const { verdict, request } = await askAround(ctx, row, connection, first);
    const { outcome, vendor } = verdict;
    note(ctx, row, [outcome, vendor?.status, vendor?.code].filter((part) => part !== undefined).join(' '));
    ctx.log.info('token.checked', { api: row.api, outcome, status: vendor?.status });
    return { ...shown(connection, verdict, accessToken), request, at: ctx.nowMs() };
  } catch (error) {
    const data = maskWords(toErrorData(error), [accessToken]);
    note(ctx, row, `no answer: ${data.code}`);
    throw new AppError(data, { cause: error });
  }
}

/** Where it was issued, and nowhere else: another server has no business with the token. */
function baseUrlOf(row: TokenRow, connection: ConnectionRow | null): string {
  const issuedAt = readBaseUrl(PROVIDERS[row.api].baseUrl, issueUrlOf(row));
  return issuedAt.ok ? issuedAt.url : (connection?.baseUrl ?? '');
}

async function askAround(
  ctx: AppContext,
  row: TokenRow,
  connection: ConnectionRow | null,
  first: TokenCheck,
): Promise<{ verdict: Verdict; request: string }> {
  const options = httpOptions(connection?.settings ?? {}, false);
  let question = first;
  for (let asked = 1; asked <= MOST_QUESTIONS; asked++) {
    const { request } = question;
    const reading = question.read(await sendRead(ctx.send, request, options));
    if ('outcome' in reading) return { verdict: reading, request: `${request.method} ${request.url}` };
    question = reading;
  }
  throw new Error(`${row.api} asks without end`);
}

function shown(connection: ConnectionRow | null, verdict: Verdict, accessToken: string) {
  const { outcome, message, vendor, suggestion } = verdict;
  const masked = maskWords(
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
