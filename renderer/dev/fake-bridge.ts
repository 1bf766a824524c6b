import type {
  CallInput,
  CallName,
  CallOutput,
  PushName,
  PushPayload,
  TokendeskBridge,
} from '../../shared/contract.ts';
import { AppError, toErrorData } from '../../shared/errors.ts';
import { type FakeOptions, fakeHandlers } from './fake-handlers.ts';

/** A main process made up in memory, for looking at the page and for its tests. */
export function fakeBridge(options: FakeOptions): TokendeskBridge {
  const listeners = new Map<PushName, Set<(payload: never) => void>>();
  const push = <N extends PushName>(name: N, payload: PushPayload<N>): void => {
    for (const listener of listeners.get(name) ?? [])
      (listener as (payload: PushPayload<N>) => void)(payload);
  };
  const handlers = fakeHandlers(options, push);
  return {
    call: async <N extends CallName>(name: N, input: CallInput<N>) => {
      await new Promise((resolve) => setTimeout(resolve, name === 'tokens.issue' ? 500 : 40));
      try {
        if (options.broken) {
          throw new AppError({
            code: 'storage',
            message: 'The history could not be opened.',
            hint: 'Another program may hold the file. Close it and try again.',
            retry: true,
          });
        }
        return { ok: true as const, value: (await handlers[name](input)) as CallOutput<N> };
      } catch (thrown) {
        return { ok: false as const, error: toErrorData(thrown) };
      }
    },
    on: (name, listener) => {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => set.delete(listener);
    },
  };
}
