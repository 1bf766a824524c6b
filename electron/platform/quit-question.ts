import { type BrowserWindow, dialog } from 'electron';

/**
 * Asks whether to quit although secrets are in memory only. Where no window is left to stay in, there
 * is nothing to ask.
 *
 * @returns true when the agent agrees to lose them
 */
export async function askToQuit(window: BrowserWindow | null, lost: number): Promise<boolean> {
  if (window === null || window.isDestroyed()) return true;
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Quit Tokendesk',
    message: lost === 1 ? 'One secret will be lost' : `${lost} secrets will be lost`,
    detail:
      'They are kept in memory only, because no keychain could be used. Copy or export the tokens you still need, or choose “Check again” in the window when the keychain is back.',
    buttons: ['Quit and lose them', 'Stay'],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}
