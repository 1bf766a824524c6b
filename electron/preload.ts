import { contextBridge, ipcRenderer } from 'electron';
import { CALL_CHANNEL, PUSH_CHANNEL } from '../shared/channels.ts';
import type { TokendeskBridge } from '../shared/contract.ts';

// Types only of the contract: the main process parses every call, so that nothing but these two
// functions has to run in the page.
const bridge: TokendeskBridge = {
  call: (name, input) => ipcRenderer.invoke(CALL_CHANNEL, name, input),
  on(name, listener) {
    const receive = (_event: unknown, pushed: string, payload: unknown): void => {
      if (pushed === name) listener(payload as Parameters<typeof listener>[0]);
    };
    ipcRenderer.on(PUSH_CHANNEL, receive);
    return () => {
      ipcRenderer.removeListener(PUSH_CHANNEL, receive);
    };
  },
};

contextBridge.exposeInMainWorld('tokendesk', Object.freeze(bridge));
