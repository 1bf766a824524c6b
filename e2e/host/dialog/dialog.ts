import type {
  BaseWindow,
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  SaveDialogOptions,
} from 'electron';
import { requireReady } from '../app/ready.ts';
import { environment } from '../environment.ts';
import { guard } from '../guard.ts';
import { BrowserWindow } from '../window/browser-window.ts';
import { ask } from './ask.ts';
import { openDialog, saveDialog } from './file-dialogs.ts';
import { leaveOpen } from './unanswered.ts';

// Every dialog takes (options) or (window, options).
function split<T extends object>(
  first: BaseWindow | T,
  second: T | undefined,
): [BrowserWindow | undefined, T] {
  requireReady('dialog module can only be used after app is ready');
  if (first instanceof BrowserWindow) return [first, second as T];
  return [undefined, (second ?? first) as T];
}

async function messageBox(
  window: BrowserWindow | undefined,
  options: MessageBoxOptions,
): Promise<MessageBoxReturnValue> {
  const { message, title, detail = '', buttons = ['OK'], defaultId = 0 } = options;
  const cancelId =
    options.cancelId ??
    Math.max(
      0,
      buttons.findIndex((label) => /^(cancel|no)$/i.test(label)),
    );
  const checkboxChecked = options.checkboxChecked ?? false;
  const chosen = async (): Promise<number> => {
    // The first button goes ahead; the default one may be the careful one, and nobody could ever go on.
    if (environment.dialogs === 'accept') return 0;
    if (environment.dialogs === 'cancel') return cancelId;
    if (environment.dialogs === 'ignore') return leaveOpen(message, buttons);
    const spec = {
      title: title || message,
      message: title ? message : '',
      detail,
      field: undefined,
      buttons,
      defaultId,
      cancelId,
    };
    return (await ask(window, spec))?.button ?? cancelId;
  };
  const response = await chosen();
  console.log(`[host] message box: ${message}: ${buttons[response] ?? response}`);
  return { response, checkboxChecked };
}

/** Electron's dialogs: an overlay in the window, or the answer that the environment asks for. */
export const dialog = guard('dialog', {
  showSaveDialog: (first: BaseWindow | SaveDialogOptions, second?: SaveDialogOptions) =>
    saveDialog(...split(first, second)),
  showOpenDialog: (first: BaseWindow | OpenDialogOptions, second?: OpenDialogOptions) =>
    openDialog(...split(first, second)),
  showMessageBox: (first: BaseWindow | MessageBoxOptions, second?: MessageBoxOptions) =>
    messageBox(...split(first, second)),
  /** Cannot wait for an answer, so it takes the default one. */
  showMessageBoxSync: (first: BaseWindow | MessageBoxOptions, second?: MessageBoxOptions): number => {
    const [, options] = split(first, second);
    console.log(`[host] message box: ${options.message}`);
    return options.defaultId ?? 0;
  },
  showErrorBox: (title: string, content: string): void => console.error(`[host] ${title}: ${content}`),
});
