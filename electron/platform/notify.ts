import { Notification } from 'electron';

/** What a notification says; never anything of a secret. */
export interface NotificationWords {
  readonly title: string;
  readonly body: string;
}

/** Shows a notification of the system, where it has them. @param onClick brings the window to the front */
export function notify(words: NotificationWords, onClick: () => void): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ ...words });
  notification.on('click', onClick);
  notification.show();
}
