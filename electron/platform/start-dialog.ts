import { app, type BrowserWindow, dialog } from 'electron';
import type { AskAtStart, StartChoice, StartQuestion } from '../usecases/context/ports.ts';
import { tryAgainQuestion } from '../usecases/startup/start-question.ts';
import { userDataProblem } from '../usecases/startup/user-data.ts';
import { breakLock, type LockProblem, lockProblem } from './instance-lock.ts';
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
  while (!app.requestSingleInstanceLock()) {
    const userData = app.getPath('userData');
    const problem = lockProblem(userData);
    if (problem === null) return leaveToOther();
    await app.whenReady();
    if ((await askAtStart(inUseQuestion(problem))).kind === 'quit') return false;
    breakLock(userData);
  }
  return true;
}

function leaveToOther(): false {
  process.stderr.write('Tokendesk is already running; its window is in front now.\n');
  return false;
}

/** The question about a user-data folder that looks as if somebody used it. */
export function inUseQuestion(problem: LockProblem): StartQuestion {
  const quit: StartChoice = { label: 'Quit', action: { kind: 'quit' } };
  if (problem.kind === 'left-behind') {
    return {
      message: 'Tokendesk was not closed in order',
      detail: 'Its folder is still marked as in use, but the copy that used it is gone.',
      choices: [{ label: 'Open it', action: { kind: 'retry' } }, quit],
    };
  }
  return {
    message: `Tokendesk’s folder is in use on the computer “${problem.host}”`,
    detail:
      'Two copies at a time would damage the history. If Tokendesk runs there, quit it there first. If that computer is switched off, was renamed, or is this one under its old name, open it here.',
    choices: [{ label: 'It does not run there: open it here', action: { kind: 'retry' } }, quit],
  };
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
