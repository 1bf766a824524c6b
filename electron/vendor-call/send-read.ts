import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/http-message.ts';
import type { HttpOptions, SendHttp } from '../http/client.ts';

const NETWORK: readonly ErrorCode[] = ['unreachable', 'timeout'];

/**
 * Sends a request that changes nothing, and once more when the network failed.
 *
 * Throws as the client does.
 */
export async function sendRead(
  send: SendHttp,
  request: HttpRequest,
  options: HttpOptions,
): Promise<HttpAnswer> {
  try {
    return await send(request, options);
  } catch (error) {
    if (!(error instanceof AppError) || !NETWORK.includes(error.data.code)) throw error;
    return send(request, options);
  }
}
