import type { Token } from '../../../shared/models/token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { call } from '../../bridge/call.ts';
import { announce } from '../../ui/announcer.tsx';
import { ConfirmDelete } from '../../ui/confirm-delete.tsx';
import { EditToken } from './edit-token.tsx';
import type { LifecycleQuestion } from './lifecycle-actions.ts';
import { tokenName } from './token-words.ts';

export interface LifecycleDialogProps {
  question: LifecycleQuestion;
  /** `true` after it was done. */
  onClose: (done: boolean) => void;
}

/** Says what a renewal or a revocation does, asks, and shows what the vendor answers. */
export function LifecycleDialog({ question: { what, token }, onClose }: LifecycleDialogProps) {
  if (what === 'edit') return <EditToken token={token} onClose={onClose} />;
  return what === 'renew' ? (
    <RenewToken token={token} onClose={onClose} />
  ) : (
    <RevokeToken token={token} onClose={onClose} />
  );
}

interface AboutToken {
  token: Token;
  onClose: (done: boolean) => void;
}

function RenewToken({ token, onClose }: AboutToken) {
  const renew = async (): Promise<void> => {
    await call('tokens.renew', { id: token.id });
    announce('Token renewed. Copy it again wherever it is used.');
  };
  return (
    <ConfirmDelete
      title="Renew token"
      subject={tokenName(token)}
      action="Renew token"
      harmless
      onConfirm={renew}
      onClose={onClose}
    >
      <p>
        The vendor exchanges the access token and its refresh token for new ones, and Tokendesk keeps those in
        place of the old ones.
      </p>
      <p>
        Whoever uses the old ones needs the new ones. If somebody else renews with the old refresh token
        afterwards, the vendor ends the whole token.
      </p>
    </ConfirmDelete>
  );
}

function RevokeToken({ token, onClose }: AboutToken) {
  const revoke = async (): Promise<void> => {
    await call('tokens.revoke', { id: token.id });
    announce('Token revoked at the vendor.');
  };
  return (
    <ConfirmDelete
      title="Revoke token"
      subject={tokenName(token)}
      action="Revoke token"
      onConfirm={revoke}
      onClose={onClose}
    >
      <p>{PROVIDERS[token.api].lifecycle.afterRevoke}</p>
      <p>
        {token.secretStore === 'none'
          ? 'The entry stays in the history.'
          : 'The entry stays in the history; its secret is removed from this computer.'}
      </p>
    </ConfirmDelete>
  );
}
