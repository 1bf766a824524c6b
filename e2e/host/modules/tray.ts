import { requireReady } from '../app/ready.ts';
import { GuardedEmitter } from '../guard.ts';

/** A tray icon that nobody sees. */
export class Tray extends GuardedEmitter {
  #destroyed = false;

  constructor() {
    requireReady('Cannot create Tray before app is ready');
    super();
  }

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
