import { useHotkeys } from '@mantine/hooks';
import { call } from '../../bridge/call.ts';
import { useCall } from '../../bridge/use-call.ts';
import { showError } from '../../ui/message.ts';

/** Locks at once; the main process tells the page. */
export function lockNow(): void {
  call('lock.lock', undefined).catch(showError);
}

/** Ctrl+L, or Cmd+L on a Mac, locks wherever the focus is; nothing happens without a passphrase. */
export function useLockKey(): void {
  const configured = useCall('lock.state', undefined).data?.configured === true;
  useHotkeys([['mod+L', () => (configured ? lockNow() : undefined)]], []);
}
