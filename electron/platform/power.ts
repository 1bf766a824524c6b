import { powerMonitor } from 'electron';
import type { Power } from '../usecases/ports.ts';

/** Sleep, screen lock and idle time, as Electron tells them. */
export const electronPower: Power = {
  on(event, listener) {
    switch (event) {
      case 'suspend':
        powerMonitor.on('suspend', listener);
        return;
      case 'resume':
        powerMonitor.on('resume', listener);
        return;
      case 'lock-screen':
        powerMonitor.on('lock-screen', listener);
        return;
      case 'unlock-screen':
        powerMonitor.on('unlock-screen', listener);
    }
  },
  idleSeconds: () => powerMonitor.getSystemIdleTime(),
};
