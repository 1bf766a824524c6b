import type { NotificationConstructorOptions } from 'electron';
import { GuardedEmitter } from '../guard.ts';

/** A notification: one line on standard output stands for the bubble on the desktop. */
export class Notification extends GuardedEmitter {
  /** Every notification shown so far. */
  static readonly shown: Notification[] = [];
  title: string;
  body: string;
  readonly options: NotificationConstructorOptions;

  constructor(options: NotificationConstructorOptions = {}) {
    super();
    this.options = options;
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    Notification.shown.push(this);
    console.log(`[host] notification: ${this.title}`);
    this.emit('show');
  }

  close(): void {
    this.emit('close');
  }
}
