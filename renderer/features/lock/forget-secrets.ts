import type { QueryClient } from '@tanstack/react-query';
import type { CallName } from '../../../shared/contract.ts';
import { queryName } from '../../bridge/use-call.ts';
import { message } from '../../ui/message.ts';
import { closeConnectionDialog } from '../connections/connection-dialog-store.ts';
import { forgetTypedSecrets } from '../issue/forget-typed-secrets.ts';

/** Answers that a locked app would not give again. */
const NOT_WHILE_LOCKED: readonly CallName[] = [
  'tokens.details',
  'tokens.use',
  'audit.list',
  'connections.usage',
  'cleanUp.preview',
];

/**
 * Empties what outlives the screens, when the app locks: typed secrets, an open dialog, messages, and
 * answers that say more than the list of tokens. A revealed token goes with the screen that shows it.
 */
export function forgetSecrets(client: QueryClient): void {
  forgetTypedSecrets();
  closeConnectionDialog();
  message.change(() => null);
  for (const name of NOT_WHILE_LOCKED) client.removeQueries({ queryKey: queryName(name) });
}
