import { timeLeft } from '../../../shared/expiry.ts';
import type { Token } from '../../../shared/models/token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { call } from '../../bridge/call.ts';
import { announce } from '../../ui/announcer.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { tokenName } from './token-labels.ts';

export interface TokenQuestionProps {
  token: Token;
  /** `true` after it was done. */
  onClose: (done: boolean) => void;
}

/** Says what a renewal does, asks, and shows what the vendor answers. */
export function RenewToken({ token, onClose }: TokenQuestionProps) {
  const renew = async (): Promise<void> => {
    await call('tokens.renew', { id: token.id });
    announce('Token renewed. Copy it again wherever it is used.');
  };
  return (
    <ConfirmDialog
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
    </ConfirmDialog>
  );
}

/** Says what a revocation does, asks, and shows what the vendor answers. */
export function RevokeToken({ token, onClose }: TokenQuestionProps) {
  const revoke = async (): Promise<void> => {
    await call('tokens.revoke', { id: token.id });
    announce('Token revoked at the vendor.');
  };
  return (
    <ConfirmDialog
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
    </ConfirmDialog>
  );
}

const EXPIRED = 'It has expired: nobody can use it at the vendor any more.';

/** Asks before a token goes from the history, and says what stays valid at the vendor. */
export function DeleteToken({ token, onClose }: TokenQuestionProps) {
  const remove = async (): Promise<void> => {
    await call('tokens.delete', { id: token.id });
    announce('Token deleted from the history.');
  };
  return (
    <ConfirmDialog
      title="Delete token"
      subject={tokenName(token)}
      action="Delete token"
      onConfirm={remove}
      onClose={onClose}
    >
      <p>
        {token.state === 'outcome-unknown'
          ? 'The entry is removed from this computer. Whether the vendor created a token is not known.'
          : token.adopted
            ? 'The entry is removed from this computer. As long as the vendor lists the token, it can be adopted again.'
            : 'The token and its entry are removed from this computer. Nobody can bring them back.'}
      </p>
      {token.state !== 'revoked' && <p>{hasExpired(token) ? EXPIRED : PROVIDERS[token.api].afterDelete}</p>}
    </ConfirmDialog>
  );
}

/** Certainly: an estimate may be wrong, and a refresh token may have more time. */
function hasExpired({ state, expiresAt, expirySource, clockOffsetMs, ...token }: Token): boolean {
  if (state !== 'active' || expirySource === 'estimated') return false;
  if (token.hasRefreshToken && token.refreshTokenExpiresAt === null) return false;
  const end = expiresAt === null ? null : Math.max(expiresAt, token.refreshTokenExpiresAt ?? 0);
  return timeLeft(end, Date.now(), clockOffsetMs).urgency === 'expired';
}
