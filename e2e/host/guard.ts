import { EventEmitter } from 'node:events';

/** Names an object in the error about a missing member: `app.foo` instead of `App.foo`. */
export const hostName: unique symbol = Symbol('hostName');

// Names that the language and libraries look up on any object to find out what it is.
const PROBES = new Set(['then', 'toJSON', 'asymmetricMatch', 'nodeType', '$$typeof', 'domain', 'inspect']);

// The end of the prototype chain of everything we export: what nobody implemented throws, instead of
// being undefined and failing later somewhere else.
const END = new Proxy(Object.prototype, {
  get(target, property, receiver: object) {
    if (typeof property === 'symbol' || property in target) return Reflect.get(target, property, receiver);
    if (PROBES.has(property) || property.startsWith('_')) return undefined;
    const named = Object.getOwnPropertyDescriptor(receiver, hostName)?.value as string | undefined;
    throw new Error(`not in the Chromium host: ${named ?? receiver.constructor.name}.${property}`);
  },
});

/** Base of host objects: reading a member that is not implemented throws. */
export class Guarded {}
Object.setPrototypeOf(Guarded.prototype, END);

// EventEmitter as a class would bring its own end of the prototype chain along.
function emitterBeforeEnd(): typeof EventEmitter {
  const emitter = function (this: EventEmitter): void {
    Reflect.apply(EventEmitter, this, []);
  };
  emitter.prototype = Object.create(END, Object.getOwnPropertyDescriptors(EventEmitter.prototype));
  return emitter as unknown as typeof EventEmitter;
}

/** The same for objects that emit events. */
export const GuardedEmitter: typeof EventEmitter = emitterBeforeEnd();

/** Gives an object its name in error messages and the throwing end of the chain. */
export function guard<T extends object>(name: string, members: T): T {
  if (!(members instanceof Guarded) && Object.getPrototypeOf(members) === Object.prototype) {
    Object.setPrototypeOf(members, END);
  }
  Object.defineProperty(members, hostName, { value: name });
  return members;
}

/** A module or class of Electron that the app does not use. */
export function notInHost(name: string): never {
  const fail = (): never => {
    throw new Error(`not in the Chromium host: ${name}`);
  };
  return new Proxy(fail, {
    construct: fail,
    apply: fail,
    get: (_, key) => (typeof key === 'symbol' ? undefined : fail()),
  }) as never;
}
