import type { IpcMainInvokeEvent } from 'electron';
import { ipcMain } from 'electron';
import { CALL_CHANNEL } from '../../shared/channels.ts';
import { type CallInput, type CallName, type CallOutput, calls, type Result } from '../../shared/contract.ts';
import { AppError, toErrorData } from '../../shared/errors.ts';
import type { Logger } from '../log/logger.ts';

/** One handler for each call of the contract; a missing one does not compile. */
export type Handlers = {
  readonly [N in CallName]: (input: CallInput<N>) => CallOutput<N> | Promise<CallOutput<N>>;
};

/**
 * Registers every call of the contract in one place: the sender is checked, input and output are
 * parsed, and whatever is thrown becomes data.
 *
 * @param isOurOrigin true for the origin that the window was loaded from
 * @param admit throws for a call that may not be made now
 */
export function registerHandlers(
  handlers: Handlers,
  isOurOrigin: (origin: string) => boolean,
  admit: (name: CallName) => void,
  log: Logger,
): void {
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    try {
      if (!isOurPage(event, isOurOrigin)) throw refused('This frame may not call Tokendesk.');
      if (typeof name !== 'string' || !isCallName(name)) throw refused('There is no such call.');
      admit(name);
      return { ok: true, value: await answer(handlers, name, input) };
    } catch (error) {
      const data = toErrorData(error);
      if (data.code === 'internal') log.error('ipc.failed', { call: String(name), error: placeOf(error) });
      return { ok: false, error: data };
    }
  });
}

async function answer<N extends CallName>(handlers: Handlers, name: N, input: unknown): Promise<unknown> {
  const parsed = calls[name].in.safeParse(input);
  if (!parsed.success) throw refused('The call does not fit the contract.');
  const handler: (input: never) => unknown = handlers[name];
  return calls[name].out.parse(await handler(parsed.data as never));
}

/** Our main frame and our origin: not an iframe, not a page that took the window over. */
function isOurPage(event: IpcMainInvokeEvent, isOurOrigin: (origin: string) => boolean): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && isOurOrigin(frame.origin);
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}

function refused(message: string): AppError {
  return new AppError({
    code: 'invalid-input',
    message,
    hint: 'This is a fault in Tokendesk: please report it.',
  });
}

/** Name and place of an unexpected error; its text may hold a secret and stays out of the log. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return `${error.name} ${error.stack?.split('\n').find((line) => line.trim().startsWith('at ')) ?? ''}`;
}
