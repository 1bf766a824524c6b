import { AppError } from '../../shared/errors.ts';

/** The reason with which a call that the agent cancels is broken off. */
export function cancelled(): AppError {
  return new AppError({
    code: 'cancelled',
    message: 'Cancelled. Nothing was sent.',
    hint: 'Send it again when you are ready.',
    retry: true,
  });
}

/** Waits for work that cannot be broken off, such as a keychain's answer, unless the call is cancelled meanwhile. */
export async function unlessCancelled<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
