import type { Token } from '../../../shared/models/token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { call } from '../../bridge/call.ts';
import { announce } from '../../ui/announcer.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { counted } from '../../ui/options.ts';
import { tokenName } from '../tokens/token-labels.ts';

export interface MarkGoneProps {
  tokens: readonly Token[];
  onClose: (done: boolean) => void;
}

/** Asks whether tokens are gone that the vendor does not list: only the agent can know. */
export function MarkGone({ tokens, onClose }: MarkGoneProps) {
  const [first] = tokens;
  const mark = async (): Promise<void> => {
    const { marked } = await call('serverTokens.markGone', { tokenIds: tokens.map(({ id }) => id) });
    announce(`${counted(marked, 'token')} marked as revoked.`);
  };
  const vendor = first === undefined ? 'The vendor' : PROVIDERS[first.api].name;
  return (
    <ConfirmDialog
      title="Mark as gone"
      subject={first === undefined || tokens.length > 1 ? counted(tokens.length, 'token') : tokenName(first)}
      action="Mark as gone"
      onConfirm={mark}
      onClose={onClose}
    >
      <p>
        {`${vendor} does not list it for the user of this connection. It was revoked or deleted there, or it belongs to another user: then it is still valid.`}
      </p>
      <p>
        Marked as gone, it stands in the history as revoked, and its secret is removed from this computer.
        Nothing is sent.
      </p>
    </ConfirmDialog>
  );
}
