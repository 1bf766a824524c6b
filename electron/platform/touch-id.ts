import { systemPreferences } from 'electron';
import type { Fingerprint } from '../usecases/context/ports.ts';

/** Touch ID, where Electron offers it (macOS). */
export const touchId: Fingerprint = {
  available: () => process.platform === 'darwin' && systemPreferences.canPromptTouchID(),
  ask: () => systemPreferences.promptTouchID('unlock Tokendesk'),
};
