import { randomUUID } from 'node:crypto';
import type { Session } from '../browser/session.ts';
import { mainWorldSource, preloadWorldSource } from './injected-source.ts';
import type { BridgeNames, FromPage, ToPage } from './page-messages.ts';

const WORLD = 'Electron Isolated Context';

type Body = ToPage extends infer M ? (M extends ToPage ? Omit<M, 'doc'> : never) : never;

/** A document that can be written to. */
export interface Document {
  readonly doc: string;
  readonly context: string;
}

/** The line between the host and the preload's world of one page. */
export class PageLink {
  readonly #session: Session;
  readonly #contexts = new Map<number, string>();
  readonly #names: BridgeNames;
  readonly #receive: (message: FromPage, sender: Document) => void;

  constructor(session: Session, receive: (message: FromPage, sender: Document) => void) {
    this.#session = session;
    this.#receive = receive;
    const secret = randomUUID().replaceAll('-', '');
    this.#names = {
      binding: `host${secret}`,
      receive: `receive${secret}`,
      toPage: `to-page-${secret}`,
      toPreload: `to-preload-${secret}`,
    };
  }

  /** Puts the preload into every document that this page will load. */
  async install(preload: string | undefined, subframes: boolean): Promise<void> {
    const session = this.#session;
    session.on('Runtime.executionContextCreated', ({ context }) =>
      this.#contexts.set(context.id, context.uniqueId),
    );
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
      this.#contexts.delete(executionContextId),
    );
    session.on('Runtime.executionContextsCleared', () => this.#contexts.clear());
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      const context = this.#contexts.get(executionContextId);
      if (name !== this.#names.binding || context === undefined) return;
      const message = JSON.parse(payload) as FromPage;
      this.#receive(message, { doc: message.from.doc, context });
    });
    const source = preloadWorldSource(this.#names, subframes, preload ?? '');
    await Promise.all([
      session.send('Runtime.enable'),
      session.send('Runtime.addBinding', { name: this.#names.binding, executionContextName: WORLD }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource(this.#names) }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD }),
    ]);
  }

  /** Writes to one document; does nothing when the document is gone, as Electron does. */
  post(to: Document, body: Body): void {
    const message = JSON.stringify({ ...body, doc: to.doc });
    this.#session
      .send('Runtime.evaluate', {
        expression: `globalThis[${JSON.stringify(this.#names.receive)}]?.(${JSON.stringify(message)})`,
        uniqueContextId: to.context,
      })
      .catch(() => undefined);
  }
}
