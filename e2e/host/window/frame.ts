import { randomUUID } from 'node:crypto';
import { toApp } from '../protocol/address.ts';

/** What the app sees of a frame: enough to check who calls. */
export class Frame {
  /** Names the frame, not its document. */
  readonly frameToken: string = randomUUID();
  readonly detached = false;
  readonly parent: Frame | null;
  readonly top: Frame;
  #url: string;
  #origin: string;

  constructor(parent: Frame | null, url = '', origin = 'null') {
    this.parent = parent;
    this.top = parent?.top ?? this;
    this.#url = toApp(url);
    this.#origin = toApp(origin);
  }

  get url(): string {
    return this.#url;
  }

  /** As Electron gives it: `app://tokendesk`, without a slash at the end. */
  get origin(): string {
    return this.#origin;
  }

  /** The frame now shows another document. */
  navigated(url: string, origin: string): void {
    this.#url = toApp(url);
    this.#origin = toApp(origin).replace(/\/$/, '');
  }

  isDestroyed(): boolean {
    return false;
  }
}
