import type { CallInput, CallName, CallOutput, PushName, PushPayload } from '../../shared/contract.ts';
import { AppError, toErrorData } from '../../shared/errors.ts';

type Answers = {
  readonly [N in CallName]?: (input: CallInput<N>) => CallOutput<N> | Promise<CallOutput<N>>;
};
type Call = { readonly name: CallName; readonly input: unknown };

let listeners: { readonly name: PushName; readonly listener: (value: never) => void }[] = [];

/** Puts a main process on the window that knows the given answers; returns the calls it got. */
export function stubBridge(answers: Answers): Call[] {
  const calls: Call[] = [];
  listeners = [];
  const bridge = {
    call: async <N extends CallName>(name: N, input: CallInput<N>) => {
      calls.push({ name, input });
      try {
        return { ok: true, value: await answers[name]?.(input) };
      } catch (thrown) {
        return { ok: false, error: toErrorData(thrown) };
      }
    },
    on: (name: PushName, listener: (value: never) => void) => {
      const entry = { name, listener };
      listeners.push(entry);
      return () => {
        listeners = listeners.filter((one) => one !== entry);
      };
    },
  };
  Object.defineProperty(window, 'tokendesk', { configurable: true, value: bridge });
  return calls;
}

/** Sends a push to the page, as the main process would. */
export function push<N extends PushName>(name: N, value: PushPayload<N>): void {
  for (const one of listeners) if (one.name === name) one.listener(value as never);
}

export function refusal(fields?: Record<string, string>): AppError {
  return new AppError({
    code: 'vendor-refused',
    message: 'Refused.',
    hint: 'Correct it.',
    ...(fields === undefined ? {} : { fields }),
  });
}
