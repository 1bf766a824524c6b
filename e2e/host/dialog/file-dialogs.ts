import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type {
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron';
import { app } from '../app/app.ts';
import { environment } from '../environment.ts';
import type { BrowserWindow } from '../window/browser-window.ts';
import { ask } from './ask.ts';
import { proposedPath } from './proposed-path.ts';
import { leaveOpen } from './unanswered.ts';

interface Question {
  readonly title: string;
  readonly button: string;
  readonly proposal: string;
}

async function askForPath(
  window: BrowserWindow | undefined,
  { title, button, proposal }: Question,
): Promise<string | undefined> {
  if (environment.dialogs === 'cancel') return undefined;
  if (environment.dialogs === 'accept') return proposal;
  if (environment.dialogs === 'ignore') {
    return (await leaveOpen(title, ['Cancel', button])) === 1 ? proposal : undefined;
  }
  const answer = await ask(window, {
    title,
    message: '',
    detail: '',
    field: { label: 'File name', value: proposal },
    buttons: ['Cancel', button],
    defaultId: 1,
    cancelId: 0,
  });
  const typed = answer?.value.trim();
  return answer?.button === 1 && typed ? resolve(app.getPath('downloads'), typed) : undefined;
}

/** Asks where to save; where nobody can answer, takes the proposal and says so on standard output. */
export async function saveDialog(
  window: BrowserWindow | undefined,
  options: SaveDialogOptions,
): Promise<SaveDialogReturnValue> {
  const filePath = await askForPath(window, {
    title: options.title ?? 'Save As',
    button: options.buttonLabel ?? 'Save',
    proposal: proposedPath(options.defaultPath, options.filters),
  });
  console.log(`[host] save dialog: ${filePath ?? 'cancelled'}`);
  if (filePath === undefined) return { canceled: true, filePath: '' };
  mkdirSync(dirname(filePath), { recursive: true });
  return { canceled: false, filePath };
}

/** Asks for an existing file or folder; where nobody can answer, takes the proposal if it is there. */
export async function openDialog(
  window: BrowserWindow | undefined,
  options: OpenDialogOptions,
): Promise<OpenDialogReturnValue> {
  const path = await askForPath(window, {
    title: options.title ?? 'Open',
    button: options.buttonLabel ?? 'Open',
    proposal: resolve(app.getPath('downloads'), options.defaultPath ?? ''),
  });
  const usable =
    path !== undefined &&
    existsSync(path) &&
    (options.defaultPath !== undefined || environment.dialogs === 'ask');
  console.log(`[host] open dialog: ${usable ? path : 'cancelled'}`);
  return usable ? { canceled: false, filePaths: [path] } : { canceled: true, filePaths: [] };
}
