import { join } from 'node:path';
import { app, type BrowserWindow, dialog, type SaveDialogOptions } from 'electron';

/**
 * Asks where to save an exported token.
 *
 * @returns absolute path, or null when the agent cancelled
 */
export async function askSavePath(window: BrowserWindow | null, fileName: string): Promise<string | null> {
  const options: SaveDialogOptions = {
    title: 'Export token',
    defaultPath: join(app.getPath('downloads'), fileName),
    filters: [{ name: 'Token file', extensions: ['json'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  };
  const answer = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return answer.canceled || answer.filePath === '' ? null : answer.filePath;
}
