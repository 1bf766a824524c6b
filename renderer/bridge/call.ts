import type { CallInput, CallName, CallOutput } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';

/**
 * Asks the main process.
 *
 * @throws AppError with the error's data, so that every failure can be shown in the same way
 */
export async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const result = await window.tokendesk.call(name, input);
  if (result.ok) return result.value;
  throw new AppError(result.error);
}
