import type { NotificationConstructorOptions } from 'electron';
import { requireReady } from '../app/ready.ts';
import { GuardedEmitter } from '../guard.ts';

/** A bubble on the desktop. Like the system's, it does not keep the app's object alive. */
interface Bubble {
  readonly title: string;
  readonly notification: WeakRef<Notification>;
}

const bubbles: Bubble[] = [];

/** A notification: one line on standard output stands for the bubble on the desktop. */
export class Notification extends GuardedEmitter {
  title: string;
  body: string;
  readonly options: NotificationConstructorOptions;

  constructor(options: NotificationConstructorOptions = {}) {
    requireReady('Cannot create Notification before app is ready');
    super();
    this.options = options;
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    bubbles.push({ title: this.title, notification: new WeakRef(this) });
    console.log(`[host] notification: ${this.title}`);
    this.emit('show', {});
  }

  close(): void {
    this.emit('close', {});
  }
}

/**
 * Does to the newest bubble with this title what a person or the system would do to it.
 *
 * @returns `lost` when the app holds no reference any more: Electron then has nobody to tell
 */
export function actOnNotification(
  title: string,
  event: 'click' | 'close' | 'failed',
): 'delivered' | 'lost' | 'no such notification' {
  const bubble = bubbles.findLast((one) => one.title === title);
  if (bubble === undefined) return 'no such notification';
  const notification = bubble.notification.deref();
  if (notification === undefined) return 'lost';
  if (event === 'failed') notification.emit('failed', {}, 'refused by the test');
  else notification.emit(event, {});
  return 'delivered';
}
