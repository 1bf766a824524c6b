// The small modules about the computer around the app.
import { toldIdle } from '../control/told.ts';
import { GuardedEmitter, guard } from '../guard.ts';

class PowerMonitor extends GuardedEmitter {
  /** Seconds. */
  getSystemIdleTime(): number {
    return toldIdle().seconds;
  }

  /** @param idleThreshold seconds from which the computer counts as idle */
  getSystemIdleState(idleThreshold: number): 'active' | 'idle' | 'locked' | 'unknown' {
    const { seconds, screenLocked } = toldIdle();
    if (screenLocked) return 'locked';
    return seconds >= idleThreshold ? 'idle' : 'active';
  }

  isOnBatteryPower(): boolean {
    return false;
  }
}

/** Emits nothing by itself; a test may, over the control channel. */
export const powerMonitor = guard('powerMonitor', new PowerMonitor());

/** Opens nothing outside: says on standard output what Electron would open. */
export const shell = guard('shell', {
  openExternal: async (url: string): Promise<void> => console.log(`[host] open: ${url}`),
  openPath: async (path: string): Promise<string> => {
    console.log(`[host] open: ${path}`);
    return '';
  },
  showItemInFolder: (path: string): void => console.log(`[host] show in folder: ${path}`),
  beep: (): void => undefined,
});

/** Never available: the app keeps secrets in the OS keychain, not here. */
export const safeStorage = guard('safeStorage', {
  isEncryptionAvailable: (): boolean => false,
});

/** A computer without a fingerprint reader, as macOS tells of one. */
export const systemPreferences = guard('systemPreferences', {
  canPromptTouchID: (): boolean => false,
  promptTouchID: async (_reason: string): Promise<void> => {
    throw new Error('There is no fingerprint reader');
  },
});

export const crashReporter = guard('crashReporter', { start: (): void => undefined });

const DISPLAY = {
  id: 1,
  scaleFactor: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1080 },
  workAreaSize: { width: 1920, height: 1080 },
  size: { width: 1920, height: 1080 },
};

class Screen extends GuardedEmitter {
  getPrimaryDisplay(): typeof DISPLAY {
    return DISPLAY;
  }

  getAllDisplays(): (typeof DISPLAY)[] {
    return [DISPLAY];
  }

  getDisplayMatching(): typeof DISPLAY {
    return DISPLAY;
  }

  getDisplayNearestPoint(): typeof DISPLAY {
    return DISPLAY;
  }
}

/** One ordinary display. */
export const screen = guard('screen', new Screen());
