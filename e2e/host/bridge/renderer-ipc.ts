import type { Codec } from './codec.ts';
import type { ToPage } from './page-messages.ts';

type Listener = (event: object, ...args: unknown[]) => void;
type Outgoing =
  | { t: 'send'; channel: string; args: unknown }
  | { t: 'invoke'; id: number; channel: string; args: unknown };

interface RendererIpc {
  readonly renderer: object;
  receive(message: ToPage): void;
}

/**
 * Makes `ipcRenderer` for a preload.
 * Its source is sent into the page, so it must not refer to anything outside itself.
 */
export function makeIpcRenderer(codec: Codec, post: (message: Outgoing) => void): RendererIpc {
  const listeners = new Map<string, Listener[]>();
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  let lastId = 0;

  const on = (channel: string, listener: Listener): object => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    return renderer;
  };
  const off = (channel: string, listener: Listener): object => {
    listeners.set(
      channel,
      (listeners.get(channel) ?? []).filter((one) => one !== listener),
    );
    return renderer;
  };
  const renderer = {
    invoke: (channel: string, ...args: unknown[]): Promise<unknown> =>
      new Promise((resolve, reject) => {
        lastId += 1;
        const data = codec.encode(args);
        waiting.set(lastId, { resolve, reject });
        post({ t: 'invoke', id: lastId, channel, args: data });
      }),
    send: (channel: string, ...args: unknown[]): void =>
      post({ t: 'send', channel, args: codec.encode(args) }),
    sendSync: (): never => {
      throw new Error('not in the Chromium host: ipcRenderer.sendSync');
    },
    on,
    addListener: on,
    once: (channel: string, listener: Listener): object => {
      const once: Listener = (event, ...args) => {
        off(channel, once);
        listener(event, ...args);
      };
      return on(channel, once);
    },
    off,
    removeListener: off,
    removeAllListeners: (channel: string): object => {
      listeners.delete(channel);
      return renderer;
    },
  };

  const receive = (message: ToPage): void => {
    if (message.t === 'message') {
      const args = codec.decode(message.args) as unknown[];
      for (const listener of listeners.get(message.channel) ?? [])
        listener({ sender: renderer, ports: [] }, ...args);
    } else if (message.t === 'reply') {
      const caller = waiting.get(message.id);
      waiting.delete(message.id);
      const value = codec.decode(message.value);
      if (message.ok) caller?.resolve(value);
      else caller?.reject(value);
    }
  };
  return { renderer, receive };
}
