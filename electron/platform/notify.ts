import { Notification } from 'electron';
import type { Ports } from '../usecases/context/ports.ts';

/** How many notifications are kept at most: some desktops never say that one was closed. */
const KEPT = 100;

/**
 * Shows notifications of the system, where it has them. Each is kept until it is done with: Electron loses the
 * click of one that was collected.
 *
 * @param onClick brings the window to the front
 */
export function notifications(onClick: () => void): Ports['notify'] {
  const shown = new Set<Notification>();
  return (words, failed) => {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ ...words });
    const done = (): void => void shown.delete(notification);
    notification.on('click', () => {
      done();
      onClick();
    });
    notification.on('close', done);
    notification.on('failed', (_event, why) => {
      done();
      failed(why);
    });
    shown.add(notification);
    const [oldest] = shown;
    if (shown.size > KEPT && oldest !== undefined) shown.delete(oldest);
    notification.show();
  };
}
