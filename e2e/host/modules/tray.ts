import { GuardedEmitter } from '../guard.ts';

/** A tray icon that nobody sees. */
export class Tray extends GuardedEmitter {
  #destroyed = false;

  setToolTip(): void {}
  setTitle(): void {}
  setImage(): void {}
  setContextMenu(): void {}
  popUpContextMenu(): void {}

  destroy(): void {
    this.#destroyed = true;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }
}
