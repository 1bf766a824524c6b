import { useEffect } from 'react';
import { AppError } from '../../../shared/errors.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { call } from '../../bridge/call.ts';
import { showError } from '../../ui/message.ts';
import { addressOf, navigate } from '../../ui/navigate.ts';
import { tokenName } from '../tokens/token-labels.ts';
import { LABEL, TICKET } from './common-issue-fields.ts';
import { fillForm } from './fill-form.ts';

/**
 * Fills the form with what a token was issued with, and goes to it. Nothing is sent until the agent says so.
 *
 * @param tokenId null: nothing is to be issued again
 */
export function useIssueAgain(tokenId: string | null): void {
  useEffect(() => {
    if (tokenId === null) return;
    let wanted = true;
    fillFromToken(tokenId, () => wanted).catch((error: unknown) => {
      showError(error);
      if (wanted) navigate(addressOf('issue'), { replace: true });
    });
    return () => {
      wanted = false;
    };
  }, [tokenId]);
}

async function fillFromToken(id: string, isWanted: () => boolean): Promise<void> {
  const order = await call('tokens.order', { id });
  const { token } = order;
  const connections = await call('connections.list', undefined);
  if (!isWanted()) return;
  const connection =
    connections.find((one) => one.id === order.connectionId) ??
    connections.find(({ api }) => api === token.api);
  if (connection === undefined) throw noConnection(PROVIDERS[token.api].name);
  const values = { ...order.inputs, [LABEL]: order.label, [TICKET]: order.ticket };
  fillForm(connection, values, `the token “${tokenName(token)}”`);
  navigate(addressOf('issue', connection.id), { replace: true });
}

function noConnection(vendor: string): AppError {
  return new AppError({
    code: 'not-possible',
    message: `There is no connection to ${vendor} any more.`,
    hint: 'Add one, then try again.',
  });
}
