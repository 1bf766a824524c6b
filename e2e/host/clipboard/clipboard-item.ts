import type { ClipboardBookmark, ClipboardItem as ElectronClipboardItem } from 'electron';
import { Guarded } from '../guard.ts';

type Given = ConstructorParameters<typeof ElectronClipboardItem>[0];
type Payload = Blob | ClipboardBookmark;

const BOOKMARK = 'electron application/bookmark';

/** Electron's own rule: a bookmark for that one format, bytes for every other. */
type PayloadOf<T extends string> = string extends T
  ? Payload
  : T extends typeof BOOKMARK
    ? ClipboardBookmark
    : Blob;

/** One entry of the clipboard: the same thing in several formats. */
export class ClipboardItem extends Guarded {
  readonly types: string[];
  readonly #items: Given;

  constructor(items: Given) {
    super();
    this.types = Object.keys(items);
    this.#items = { ...items };
  }

  /** The content in one format; rejects for a format that is not there. */
  getType<T extends string>(type: T): Promise<PayloadOf<T>>;
  getType(type: typeof BOOKMARK): Promise<ClipboardBookmark>;
  async getType(type: string): Promise<Payload> {
    const given = this.#items[type];
    if (given === undefined) throw new Error(`The type '${type}' was not found`);
    const value = await given;
    if (typeof value === 'string') return new Blob([value], { type });
    if (value instanceof Blob || type === BOOKMARK) return value;
    throw new TypeError(`'${type}' is neither text nor a Blob`);
  }
}
