import { powerMonitor } from 'electron';
import type { Clock } from '../time/clock.ts';
import type { Power } from '../usecases/context/ports.ts';
import { watchScreen } from './screen-lock.ts';

/** Idle time does not matter to whether the screen is locked, but Electron asks for a limit. */
const ANY_IDLE_SECONDS = 60;

/**
 * Sleep, screen lock and idle time, as Electron tells them. Of a screen that is locked Linux sends no event; there it
 * is looked at, on desktops that tell.
 *
 * @param platform as `process.platform`
 */
export function electronPower(clock: Clock, platform: string = process.platform): Power {
  const onScreen = watchScreen(() => powerMonitor.getSystemIdleState(ANY_IDLE_SECONDS) === 'locked', clock);
  return {
    on(event, listener) {
      switch (event) {
        case 'suspend':
          powerMonitor.on('suspend', listener);
          return;
        case 'resume':
          powerMonitor.on('resume', listener);
          return;
        case 'lock-screen':
          if (platform === 'linux') onScreen('lock-screen', listener);
          else powerMonitor.on('lock-screen', listener);
          return;
        case 'unlock-screen':
          if (platform === 'linux') onScreen('unlock-screen', listener);
          else powerMonitor.on('unlock-screen', listener);
      }
    },
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
  };
}
