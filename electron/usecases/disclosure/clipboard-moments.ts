import type { Ports } from '../context/ports.ts';
import type { TokenClipboard } from './token-clipboard.ts';

/**
 * The moments at which a copied secret has to go, or at which a clear that could not be confirmed may work: the
 * computer falls asleep or wakes up, or a window gets the focus.
 */
export function watchClipboardMoments(
  { power, onFocus }: Pick<Ports, 'power' | 'onFocus'>,
  clipboard: Pick<TokenClipboard, 'clear' | 'retry'>,
): void {
  power.on('suspend', () => void clipboard.clear());
  power.on('resume', () => void clipboard.retry());
  onFocus(() => void clipboard.retry());
}
