import type { Readable, Writable } from 'node:stream';
import { Session } from './session.ts';

interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  sessionId?: string;
  result?: unknown;
  error?: { message: string };
}

interface Waiting {
  session: Session;
  method: string;
  resolve: (value: unknown) => void;
  reject: (reason: Error) => void;
}

/** Chromium's debugging pipe: JSON messages that end with a zero byte, many sessions in one stream. */
export class Connection {
  readonly root = new Session(undefined, (...call) => this.#post(...call));
  readonly #sessions = new Map<string, Session>();
  readonly #waiting = new Map<number, Waiting>();
  readonly #output: Writable;
  #lastId = 0;
  #rest: Buffer[] = [];
  #closed = false;

  constructor(output: Writable, input: Readable) {
    this.#output = output;
    input.on('data', (chunk: Buffer) => this.#read(chunk));
    input.on('close', () => this.close());
    // Chromium may go away while we write; whoever waits for an answer is told by close().
    for (const stream of [input, output]) stream.on('error', () => this.close());
  }

  /** Opens a session with one target (a page, or the hidden clipboard page). */
  async attach(targetId: string): Promise<Session> {
    const { sessionId } = await this.root.send('Target.attachToTarget', { targetId, flatten: true });
    const session = new Session(sessionId, (...call) => this.#post(...call));
    this.#sessions.set(sessionId, session);
    return session;
  }

  /** Forgets a session; what still waits on it is rejected. */
  drop(session: Session): void {
    if (session.id) this.#sessions.delete(session.id);
    this.#reject((waiting) => waiting.session === session);
  }

  /** Rejects everything that waits. */
  close(): void {
    this.#closed = true;
    this.#reject(() => true);
  }

  #reject(applies: (waiting: Waiting) => boolean): void {
    for (const [id, waiting] of this.#waiting) {
      if (!applies(waiting)) continue;
      this.#waiting.delete(id);
      waiting.reject(new Error(`${waiting.method}: Chromium's page or process is gone`));
    }
  }

  #post(session: Session, method: string, params: object): Promise<unknown> {
    if (this.#closed) return Promise.reject(new Error(`${method}: Chromium is not running`));
    this.#lastId += 1;
    const id = this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#waiting.set(id, { session, method, resolve, reject });
    this.#output.write(`${JSON.stringify({ id, method, params, sessionId: session.id })}\0`);
    return promise;
  }

  #read(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      const text = Buffer.concat([...this.#rest, chunk.subarray(start, end)]).toString('utf8');
      this.#rest = [];
      start = end + 1;
      this.#dispatch(JSON.parse(text) as Message);
    }
    if (start < chunk.length) this.#rest.push(chunk.subarray(start));
  }

  #dispatch(message: Message): void {
    if (message.id !== undefined) {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`));
      else waiting?.resolve(message.result);
    } else if (message.method) {
      const session = message.sessionId ? this.#sessions.get(message.sessionId) : this.root;
      session?.deliver(message.method, message.params);
    }
  }
}
