import type { CallName, TokendeskBridge } from '../../shared/contract.ts';
import { AppError, toErrorData } from '../../shared/errors.ts';

type Answers = { readonly [N in CallName]?: (input: unknown) => unknown };

/** Puts a main process on the window that knows the given answers; returns the calls it got. */
export function stubBridge(answers: Answers): { name: CallName; input: unknown }[] {
  const calls: { name: CallName; input: unknown }[] = [];
  const bridge = {
    call: async (name: CallName, input: unknown) => {
      calls.push({ name, input });
      try {
        return { ok: true, value: await answers[name]?.(input) };
      } catch (thrown) {
        return { ok: false, error: toErrorData(thrown) };
      }
    },
    on: () => () => undefined,
  };
  Object.defineProperty(window, 'tokendesk', {
    configurable: true,
    value: bridge as unknown as TokendeskBridge,
  });
  return calls;
}

export function refusal(fields?: Record<string, string>): AppError {
  return new AppError({
    code: 'vendor-refused',
    message: 'Refused.',
    hint: 'Correct it.',
    ...(fields === undefined ? {} : { fields }),
  });
}
