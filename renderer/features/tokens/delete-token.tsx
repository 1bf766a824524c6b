import { timeLeft } from '../../../shared/expiry.ts';
import type { Token } from '../../../shared/models/token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { call } from '../../bridge/call.ts';
import { announce } from '../../ui/announcer.tsx';
import { ConfirmDelete } from '../../ui/confirm-delete.tsx';
import { tokenName } from './token-words.ts';

export interface DeleteTokenProps {
  token: Token;
  onClose: (deleted: boolean) => void;
}

const EXPIRED = 'It has expired: nobody can use it at the vendor any more.';

/** Asks before a token goes from the history, and says what stays valid at the vendor. */
export function DeleteToken({ token, onClose }: DeleteTokenProps) {
  const remove = async (): Promise<void> => {
    await call('tokens.delete', { id: token.id });
    announce('Token deleted from the history.');
  };
  return (
    <ConfirmDelete
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
    </ConfirmDelete>
  );
}

/** Certainly: an estimate may be wrong, and a refresh token may have more time. */
function hasExpired({ state, expiresAt, expirySource, clockOffsetMs, ...token }: Token): boolean {
  if (state !== 'active' || expirySource === 'estimated') return false;
  if (token.hasRefreshToken && token.refreshTokenExpiresAt === null) return false;
  const end = expiresAt === null ? null : Math.max(expiresAt, token.refreshTokenExpiresAt ?? 0);
  return timeLeft(end, Date.now(), clockOffsetMs).urgency === 'expired';
}
