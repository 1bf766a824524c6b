import { app, powerMonitor } from 'electron';
import type { TokenClipboard } from '../usecases/disclosure/token-clipboard.ts';

/**
 * The moments at which a copied secret has to go, or at which a clear that could not be confirmed may work: the
 * computer falls asleep or wakes up, or a window gets the focus.
 */
export function watchClipboardMoments(clipboard: Pick<TokenClipboard, 'clear' | 'retry'>): void {
  powerMonitor.on('suspend', () => void clipboard.clear());
  powerMonitor.on('resume', () => void clipboard.retry());
  app.on('browser-window-focus', () => void clipboard.retry());
}
