import type { SecretPart } from '../../../shared/models/token.ts';
import { call } from '../../bridge/call.ts';
import { announce } from '../../ui/announcer.tsx';

/** What each secret is called on the screen. */
export const PART_WORDS: Readonly<Record<SecretPart | 'secret', string>> = {
  access: 'Token',
  refresh: 'Refresh token',
  secret: 'Secret',
};

/** Has the main process put a secret in the clipboard. */
export async function copyToken(id: string, part: SecretPart): Promise<void> {
  const { clearsAt } = await call('tokens.copy', { id, part });
  const seconds = Math.max(1, Math.round((clearsAt - Date.now()) / 1000));
  announce(`${PART_WORDS[part]} copied. It is cleared from the clipboard in ${seconds} seconds.`);
}
