import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { makeCodec } from '../bridge/codec.ts';
import type { FromPage } from '../bridge/page-messages.ts';
import { hostEvent } from '../events.ts';
import { GuardedEmitter, guard } from '../guard.ts';
import type { Frame } from '../window/frame.ts';
import type { WebContents } from '../window/web-contents.ts';

type Handler = Parameters<IpcMain['handle']>[1];
type Call = Extract<FromPage, { t: 'send' | 'invoke' }>;
type Answer = { t: 'reply'; id: number; ok: boolean; value: unknown };

const codec = makeCodec();

class HostIpcMain extends GuardedEmitter {
  readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }
}

export const ipcMain: HostIpcMain = guard('ipcMain', new HostIpcMain());

async function invoke(event: IpcMainInvokeEvent, call: Extract<Call, { t: 'invoke' }>): Promise<Answer> {
  const { id, channel } = call;
  try {
    const handler = ipcMain.handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    const value = await handler(event, ...(codec.decode(call.args) as unknown[]));
    return { t: 'reply', id, ok: true, value: codec.encode(value) };
  } catch (error) {
    const told = new Error(`Error invoking remote method '${channel}': ${String(error)}`);
    return { t: 'reply', id, ok: false, value: codec.encode(told) };
  }
}

/** Hands a call of the page to the app's handler, and the answer back to the page. */
export function receiveIpc(
  sender: WebContents,
  senderFrame: Frame,
  call: Call,
  post: (answer: Answer) => void,
): void {
  const reply = (channel: string, ...args: unknown[]): void => sender.send(channel, ...args);
  const event = hostEvent({ type: 'frame', sender, senderFrame, processId: 0, frameId: 0, reply });
  // The members that the app may look at; Electron's type has more.
  if (call.t === 'invoke') invoke(event as unknown as IpcMainInvokeEvent, call).then(post);
  else ipcMain.emit(call.channel, event, ...(codec.decode(call.args) as unknown[]));
}
