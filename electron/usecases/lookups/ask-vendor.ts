import { AppError, type ErrorCode, toErrorData } from '../../../shared/errors.ts';
import type { HttpAnswer, HttpRequest } from '../../../shared/http-message.ts';
import { readConnectionSecrets } from '../../secrets/connection-entry.ts';
import { type ConnectionRow, toConnection } from '../../store/connections-table.ts';
import { httpOptions } from '../../vendor-call/http-options.ts';
import { sessionOf, signedIn } from '../../vendor-call/in-session.ts';
import type { ConnectionContext } from '../../vendors/kit/define.ts';
import type { AppContext } from '../app-context.ts';
import { maskWords } from '../tokens/issue-failure.ts';

/** A harmless read: what to send, and how to read what comes. */
export interface Question<T> {
  build(context: ConnectionContext): HttpRequest;
  read(answer: HttpAnswer, context: ConnectionContext): T;
}

/** Failures of the network after which a read is worth one more try. */
const PASSING: readonly ErrorCode[] = ['unreachable', 'timeout'];

/**
 * Reads something of the vendor through a connection. A failure of the network is tried once more, because
 * a read changes nothing.
 *
 * @throws AppError with the vendor's words, secrets masked; `keychain-*` or `secret-missing` when nothing was sent
 */
export async function askVendor<T>(
  ctx: AppContext,
  connection: ConnectionRow,
  question: Question<T>,
): Promise<T> {
  const secrets = await readConnectionSecrets(ctx.vault, connection);
  const { api, id, baseUrl, settings } = toConnection(connection);
  const known = Object.values(secrets);
  const attempt = (): Promise<T> =>
    signedIn(ctx, { api, id }, { baseUrl, settings, secrets }, async (inside, send) => {
      known.push(...sessionOf(inside));
      return question.read(await send(question.build(inside), httpOptions(settings, false)), inside);
    });
  try {
    return await attempt().catch((error: unknown) => {
      if (PASSING.includes(toErrorData(error).code)) return attempt();
      throw error;
    });
  } catch (cause) {
    throw new AppError(maskWords(toErrorData(cause), known), { cause });
  }
}
