import type { App } from 'electron';

/** Names the app to the system; the same as `appId` of the installers. */
export const APP_ID = 'app.tokendesk.desktop';

/**
 * Gives the process the name that its shortcut has. Without it, Windows shows it as another program: pinned icons
 * split, and notifications would rewrite the shortcut. Unpackaged, the name would end up on a shortcut to Electron.
 *
 * @param platform as `process.platform`
 */
export function nameToSystem(app: Pick<App, 'isPackaged' | 'setAppUserModelId'>, platform: string): void {
  if (platform === 'win32' && app.isPackaged) app.setAppUserModelId(APP_ID);
}
