import type { SecretPart } from '../../../shared/models/token.ts';
import { call } from '../../bridge/call.ts';
import { announce } from '../../ui/announcer.tsx';
import { showMessage } from '../../ui/message.ts';

/** What each secret is called on the screen. */
export const SECRET_PART_LABELS: Readonly<Record<SecretPart | 'secret', string>> = {
  access: 'Token',
  refresh: 'Refresh token',
  secret: 'Secret',
};

/** Has the main process put a secret in the clipboard. */
export async function copyToken(id: string, part: SecretPart): Promise<void> {
  const { clearsAt } = await call('tokens.copy', { id, part });
  const seconds = Math.max(1, Math.round((clearsAt - Date.now()) / 1000));
  announce(`${SECRET_PART_LABELS[part]} copied. It is cleared from the clipboard in ${seconds} seconds.`);
}

/** Has the main process save a token as a file; says where it went, nothing when the agent cancelled. */
export async function exportToken(id: string): Promise<void> {
  const saved = await call('tokens.export', { id });
  if (saved !== null) showMessage(`Token exported to ${saved.path}`);
}
