import { PAGE_ERROR_LENGTH, type PageError } from '../../shared/contract.ts';

/** Sends something that went wrong in the page to the log. Never throws, whatever was thrown. */
export function reportError(
  where: PageError['where'],
  thrown: unknown,
  componentStack?: string | null,
): void {
  const text = `${describe(thrown)}${componentStack ?? ''}`.slice(0, PAGE_ERROR_LENGTH);
  // There is nowhere to say that reporting failed.
  void window.tokendesk.call('app.reportError', { where, text }).catch(() => undefined);
}

/** Reports what nothing in the page catches. Returns the function that stops it. */
export function reportUncaughtErrors(): () => void {
  const onError = ({ error, message }: ErrorEvent): void => reportError('uncaught', error ?? message);
  const onRejection = ({ reason }: PromiseRejectionEvent): void => reportError('rejection', reason);
  window.addEventListener('error', onError);
  window.addEventListener('unhandledrejection', onRejection);
  return () => {
    window.removeEventListener('error', onError);
    window.removeEventListener('unhandledrejection', onRejection);
  };
}

function describe(thrown: unknown): string {
  try {
    if (thrown instanceof Error) return thrown.stack ?? `${thrown.name}: ${thrown.message}`;
    return String(thrown);
  } catch {
    return 'An error that cannot be put into words';
  }
}
