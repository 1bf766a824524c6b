import { Notification } from 'electron';
import type { NotificationWords } from '../usecases/ports.ts';

/** Shows a notification of the system, where it has them. @param onClick brings the window to the front */
export function notify(words: NotificationWords, onClick: () => void): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ ...words });
  notification.on('click', onClick);
  notification.show();
}
