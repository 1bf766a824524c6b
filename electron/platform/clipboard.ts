import { BrowserWindow, ClipboardItem, clipboard } from 'electron';
import type { SystemClipboard } from '../usecases/context/ports.ts';

/**
 * Marks that ask each system's clipboard managers and cloud clipboards to leave a text alone, as
 * format name and bytes. A request, not a guarantee.
 *
 * Sources: learn.microsoft.com "Clipboard Formats" (DWORD 0 means no), nspasteboard.org, KDE Klipper's
 * password manager hint.
 */
const MARKS: Readonly<Record<string, Readonly<Record<string, Uint8Array<ArrayBuffer>>>>> = {
  win32: {
    ExcludeClipboardContentFromMonitorProcessing: new Uint8Array([1, 0, 0, 0]),
    CanIncludeInClipboardHistory: new Uint8Array(4),
    CanUploadToCloudClipboard: new Uint8Array(4),
  },
  darwin: { 'org.nspasteboard.ConcealedType': new Uint8Array([1]) },
  linux: { 'x-kde-passwordManagerHint': new TextEncoder().encode('secret') },
};

/** Wayland lets only the focused window read or write the clipboard. */
const IS_WAYLAND = process.platform === 'linux' && Boolean(process.env.WAYLAND_DISPLAY);

/** Electron's clipboard; text and marks are committed together (Electron 44 and later). */
export const electronClipboard: SystemClipboard = {
  writeConcealed(text) {
    const marks = Object.entries(MARKS[process.platform] ?? {}).map(
      ([format, bytes]) =>
        [`electron application/osclipboard;format="${format}"`, new Blob([bytes])] as const,
    );
    return clipboard.write([new ClipboardItem({ 'text/plain': text, ...Object.fromEntries(marks) })]);
  },
  readText: () => clipboard.readText(),
  async clear() {
    clipboard.clear();
    // Reading waits for what was asked of the clipboard before: quitting right after must not overtake it.
    await clipboard.readText();
  },
  isReliable: () => !IS_WAYLAND || BrowserWindow.getFocusedWindow() !== null,
};
