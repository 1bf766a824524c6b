import { type BrowserWindow, dialog } from 'electron';

/**
 * Asks before the window closes while secrets are in memory only: quitting loses them.
 *
 * @param countLost how many secrets would be lost now
 */
export function askBeforeLosing(window: BrowserWindow, countLost: () => number): void {
  let agreed = false;
  window.on('close', (event) => {
    const lost = countLost();
    if (agreed || lost === 0) return;
    event.preventDefault();
    void dialog
      .showMessageBox(window, {
        type: 'warning',
        title: 'Quit Tokendesk',
        message: lost === 1 ? 'One secret will be lost' : `${lost} secrets will be lost`,
        detail:
          'They are kept in memory only, because no keychain could be used. Export or copy the tokens you still need, or choose “Check again” in the window when the keychain is back.',
        buttons: ['Quit and lose them', 'Stay'],
        defaultId: 1,
        cancelId: 1,
      })
      .then(({ response }) => {
        if (response !== 0) return;
        agreed = true;
        window.close();
      });
  });
}
