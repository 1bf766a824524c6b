import { type BrowserWindow, dialog } from 'electron';
import type { QuitAnswer, QuitQuestion } from '../usecases/context/ports.ts';

/**
 * Asks before quitting, in front of the window.
 *
 * @param over closes the question; the answer is `wait` then
 */
export async function askToQuit(
  window: BrowserWindow | null,
  question: QuitQuestion,
  over: AbortSignal,
): Promise<QuitAnswer> {
  const { message, detail, buttons, proposal, unasked } = question;
  if (window === null || window.isDestroyed()) return unasked;
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Quit Tokendesk',
    message,
    detail,
    buttons: buttons.map(({ label }) => label),
    defaultId: proposal,
    cancelId: buttons.length - 1,
    signal: over,
  });
  return over.aborted ? 'wait' : (buttons[response]?.answer ?? 'stay');
}
