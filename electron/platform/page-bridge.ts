import type { BrowserWindow } from 'electron';
import { PUSH_CHANNEL } from '../../shared/channels.ts';
import type { PushName, PushPayload } from '../../shared/contract.ts';

export type Push = <N extends PushName>(name: N, payload: PushPayload<N>) => void;

/** Sends pushes to the window, if there is one. */
export function pushTo(window: () => BrowserWindow | null): Push {
  return (name, payload) => {
    const target = window();
    if (target !== null && !target.isDestroyed()) target.webContents.send(PUSH_CHANNEL, name, payload);
  };
}
