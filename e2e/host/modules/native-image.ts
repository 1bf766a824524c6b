import { existsSync, readFileSync } from 'node:fs';
import { Guarded, guard } from '../guard.ts';

/** An image as its file's bytes: the host never draws one. */
class NativeImage extends Guarded {
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    super();
    this.#bytes = bytes;
  }

  isEmpty(): boolean {
    return this.#bytes.length === 0;
  }

  toPNG(): Buffer {
    return this.#bytes;
  }

  getSize(): { width: number; height: number } {
    // A PNG file tells its size at a fixed place in its first chunk.
    const isPng = this.#bytes.length > 24 && this.#bytes.subarray(1, 4).toString('latin1') === 'PNG';
    return isPng
      ? { width: this.#bytes.readUInt32BE(16), height: this.#bytes.readUInt32BE(20) }
      : { width: 0, height: 0 };
  }

  toDataURL(): string {
    return `data:image/png;base64,${this.#bytes.toString('base64')}`;
  }

  resize(): NativeImage {
    return this;
  }

  setTemplateImage(): void {}

  isTemplateImage(): boolean {
    return false;
  }
}

export const nativeImage = guard('nativeImage', {
  createEmpty: () => new NativeImage(Buffer.alloc(0)),
  createFromPath: (path: string) => new NativeImage(existsSync(path) ? readFileSync(path) : Buffer.alloc(0)),
  createFromBuffer: (bytes: Buffer) => new NativeImage(bytes),
  createFromDataURL: (url: string) => new NativeImage(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
});
