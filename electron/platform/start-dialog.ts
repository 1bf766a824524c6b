import { app, type BrowserWindow, dialog } from 'electron';
import type { AskAtStart } from '../usecases/ports.ts';
import { tryAgainQuestion } from '../usecases/startup/start-question.ts';
import { userDataProblem } from '../usecases/startup/user-data.ts';
import { relaunchOptions } from './relaunch.ts';

/** Asks before there is a window. */
export const askAtStart: AskAtStart = async ({ message, detail, choices }) => {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Tokendesk',
    message,
    detail,
    buttons: choices.map(({ label }) => label),
    defaultId: 0,
    cancelId: choices.length - 1,
    noLink: true,
  });
  return choices[response]?.action ?? { kind: 'quit' };
};

/**
 * Becomes the one running copy of this user-data folder.
 *
 * @returns false when another copy runs, which comes to the front, or the folder cannot be used and the agent gave up
 */
export async function claimUserData(): Promise<boolean> {
  for (;;) {
    const problem = userDataProblem(() => app.getPath('userData'));
    if (problem === null) break;
    await app.whenReady();
    if ((await askAtStart(tryAgainQuestion(problem))).kind === 'quit') return false;
  }
  if (app.requestSingleInstanceLock()) return true;
  process.stderr.write('Tokendesk is already running; its window is in front now.\n');
  return false;
}

/** Says that the history was found damaged while the app runs; a new start offers the backup. */
export async function tellDamaged(window: BrowserWindow | null): Promise<void> {
  const options = {
    type: 'warning' as const,
    title: 'Tokendesk',
    message: 'Tokendesk’s history is damaged',
    detail:
      'Today’s backup could not be made because parts of the history do not read. Start Tokendesk again: it keeps the damaged file and offers the newest good backup. Your secrets stay in the keychain.',
    buttons: ['Start again now', 'Later'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  };
  const { response } = await (window === null
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options));
  if (response !== 0) return;
  app.relaunch(relaunchOptions(process.env, process.argv));
  app.quit();
}
