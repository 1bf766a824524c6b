import { EventEmitter } from 'node:events';
import type { Protocol } from './protocol-types.ts';

type Commands = Protocol.CommandParameters;
type Answers = Protocol.CommandReturnValues;
type Events = Protocol.Events;

/** One conversation with Chromium: with the browser itself, or with one page. */
export class Session {
  readonly id: string | undefined;
  readonly #post: (session: Session, method: string, params: object) => Promise<unknown>;
  readonly #events = new EventEmitter().setMaxListeners(0);

  constructor(
    id: string | undefined,
    post: (session: Session, method: string, params: object) => Promise<unknown>,
  ) {
    this.id = id;
    this.#post = post;
  }

  /** Sends one command and waits for its answer; rejects with Chromium's own words. */
  send<T extends keyof Commands>(method: T, params?: Commands[T]): Promise<Answers[T]> {
    return this.#post(this, method, params ?? {}) as Promise<Answers[T]>;
  }

  /** Calls the listener for every event of this name. */
  on<T extends keyof Events>(event: T, listener: (payload: Events[T]) => void): void {
    this.#events.on(event, listener);
  }

  /** Removes a listener added with `on`. */
  off<T extends keyof Events>(event: T, listener: (payload: Events[T]) => void): void {
    this.#events.off(event, listener);
  }

  /** Hands an event that arrived on the pipe to this session's listeners. */
  deliver(event: string, payload: unknown): void {
    this.#events.emit(event, payload);
  }
}
