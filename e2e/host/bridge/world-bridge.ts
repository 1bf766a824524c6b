import type { Codec, CodecExtras } from './codec.ts';

type AnyFunction = (...args: unknown[]) => unknown;

type Message =
  | { t: 'expose'; name: string; api: unknown }
  | { t: 'call'; id: number; fn: number; args: unknown }
  | { t: 'reply'; id: number; ok: boolean; value: unknown }
  | { t: 'settle'; promise: number; ok: boolean; value: unknown }
  | { t: 'release'; fn: number };

/** One end of the bridge between the preload's world and the page's world. */
export interface WorldBridge {
  expose(name: string, api: unknown): void;
  receive(text: string): void;
}

/**
 * Makes one end of the context bridge: data is copied, functions are called across, promises settle across.
 * Both worlds run the same code; messages are text and arrive synchronously.
 * Its source is sent into the page, so it must not refer to anything outside itself.
 */
export function makeWorldBridge(
  makeCodec: (extras: CodecExtras) => Codec,
  post: (text: string) => void,
  onExpose: (name: string, api: unknown) => void,
): WorldBridge {
  const functions = new Map<number, AnyFunction>();
  const functionIds = new WeakMap<AnyFunction, number>();
  const proxies = new Map<number, WeakRef<AnyFunction>>();
  const promises = new Map<number, { resolve: AnyFunction; reject: AnyFunction }>();
  const replies = new Map<number, { ok: boolean; value: unknown }>();
  let lastId = 0;

  const send = (message: Message): void => post(JSON.stringify(message));

  // When a world drops its last copy of a function, the other world may forget the original.
  const dropped = new FinalizationRegistry<number>((fn) => {
    if (proxies.get(fn)?.deref()) return;
    proxies.delete(fn);
    send({ t: 'release', fn });
  });

  function idOf(fn: AnyFunction): number {
    const known = functionIds.get(fn);
    lastId += known === undefined ? 1 : 0;
    const id = known ?? lastId;
    functionIds.set(fn, id);
    functions.set(id, fn);
    return id;
  }

  function watch(promise: Promise<unknown>): number {
    lastId += 1;
    const id = lastId;
    promise.then(
      (value) => send({ t: 'settle', promise: id, ok: true, value: codec.encode(value) }),
      (error: unknown) => send({ t: 'settle', promise: id, ok: false, value: codec.encode(error) }),
    );
    return id;
  }

  function callAcross(fn: number, args: unknown[]): unknown {
    lastId += 1;
    const id = lastId;
    send({ t: 'call', id, fn, args: codec.encode(args) });
    const reply = replies.get(id);
    replies.delete(id);
    if (!reply) throw new Error('the other world did not answer');
    const value = codec.decode(reply.value);
    if (!reply.ok) throw value;
    return value;
  }

  function proxyOf(fn: number): AnyFunction {
    const known = proxies.get(fn)?.deref();
    if (known) return known;
    const proxy: AnyFunction = (...args) => callAcross(fn, args);
    proxies.set(fn, new WeakRef(proxy));
    dropped.register(proxy, fn);
    return proxy;
  }

  const codec = makeCodec({
    encode(value) {
      if (typeof value === 'function') return { $: 'function', v: idOf(value as AnyFunction) };
      if (value instanceof Promise) return { $: 'promise', v: watch(value) };
      return undefined;
    },
    decode(tag, data) {
      if (tag === 'function') return proxyOf(data as number);
      return new Promise((resolve, reject) => {
        promises.set(data as number, { resolve: resolve as AnyFunction, reject });
      });
    },
  });

  function answer(message: { id: number; fn: number; args: unknown }): void {
    try {
      const value = functions.get(message.fn)?.(...(codec.decode(message.args) as unknown[]));
      send({ t: 'reply', id: message.id, ok: true, value: codec.encode(value) });
    } catch (error) {
      send({ t: 'reply', id: message.id, ok: false, value: codec.encode(error) });
    }
  }

  function receive(text: string): void {
    const message = JSON.parse(text) as Message;
    if (message.t === 'expose') onExpose(message.name, codec.decode(message.api));
    else if (message.t === 'call') answer(message);
    else if (message.t === 'reply') replies.set(message.id, message);
    else if (message.t === 'release') functions.delete(message.fn);
    else {
      const waiting = promises.get(message.promise);
      promises.delete(message.promise);
      if (message.ok) waiting?.resolve(codec.decode(message.value));
      else waiting?.reject(codec.decode(message.value));
    }
  }

  return { expose: (name, api) => send({ t: 'expose', name, api: codec.encode(api) }), receive };
}
