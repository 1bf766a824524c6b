import { notifications } from '@mantine/notifications';
import { toErrorData } from '../../shared/errors.ts';

/** A short confirmation at the edge of the window, read out politely. */
export function say(message: string): void {
  notifications.show({ message, role: 'status', closeButtonProps: { 'aria-label': 'Close message' } });
}

/** The same for an action that failed and has no place of its own on the screen. */
export function sayError(thrown: unknown): void {
  const { message, hint } = toErrorData(thrown);
  notifications.show({
    title: message,
    message: hint,
    color: 'red',
    role: 'alert',
    autoClose: 15_000,
    closeButtonProps: { 'aria-label': 'Close message' },
  });
}
