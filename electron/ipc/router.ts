import { z } from 'zod';
import { type CallInput, type CallName, type CallOutput, calls, type Result } from '../../shared/contract.ts';
import { AppError, toErrorData } from '../../shared/errors.ts';
import { describedError } from '../log/described-error.ts';
import type { Logger } from '../log/logger.ts';

/** One handler for each call of the contract; a missing one does not compile. */
export type Handlers = {
  readonly [N in CallName]: (input: CallInput<N>) => CallOutput<N> | Promise<CallOutput<N>>;
};

/** Answers one call of the page. Never rejects: whatever is thrown becomes data. */
export type Dispatch = (name: unknown, input: unknown) => Promise<Result<unknown>>;

export interface RouterOptions {
  readonly handlers: Handlers;
  /** Throws for a call that may not be made now. */
  readonly admit: (name: CallName) => void;
  readonly log: Logger;
}

/** The one way from the page into the app: the call is known and admitted, its input and its output are parsed. */
export function router({ handlers, admit, log }: RouterOptions): Dispatch {
  return async (name, input) => {
    try {
      if (typeof name !== 'string' || !isCallName(name)) throw notAccepted('There is no such call.');
      admit(name);
      return { ok: true, value: await answer(handlers, name, input) };
    } catch (error) {
      const data = toErrorData(error);
      const cause = error instanceof AppError ? error.cause : error;
      if (data.code === 'internal' || cause instanceof z.ZodError)
        log.error('ipc.failed', { call: String(name), ...describe(cause) });
      return { ok: false, error: data };
    }
  };
}

async function answer<N extends CallName>(handlers: Handlers, name: N, input: unknown): Promise<unknown> {
  const parsed = calls[name].in.safeParse(input);
  if (!parsed.success) throw notAccepted('The call does not fit the contract.', parsed.error);
  const handler: (input: never) => unknown = handlers[name];
  return calls[name].out.parse(await handler(parsed.data as never));
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}

/** What a call says that no page of ours makes. */
export function notAccepted(message: string, cause?: unknown): AppError {
  const hint = 'This is a fault in Tokendesk: please report it.';
  return new AppError({ code: 'invalid-input', message, hint }, { cause });
}

/** What the log says of an unexpected error; of what does not fit a schema, where, and never a value. */
function describe(error: unknown): Readonly<Record<string, unknown>> {
  const told = describedError(error);
  if (!(error instanceof z.ZodError)) return told;
  return { ...told, issues: error.issues.map(({ code, path }) => `${path.join('.')}: ${code}`) };
}
