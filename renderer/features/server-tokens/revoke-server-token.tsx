import type { Connection } from '../../../shared/models/connection.ts';
import type { ServerToken } from '../../../shared/models/server-token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { call } from '../../bridge/call.ts';
import { announce } from '../../ui/announcer.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

export interface RevokeServerTokenProps {
  connection: Connection;
  userId: string | null;
  server: ServerToken;
  onClose: (done: boolean) => void;
}

/** Asks before a token ends that somebody else may use. */
export function RevokeServerToken({ connection, userId, server, onClose }: RevokeServerTokenProps) {
  const { name } = PROVIDERS[connection.api];
  const revoke = async (): Promise<void> => {
    const { outcome } = await call('serverTokens.revoke', {
      connectionId: connection.id,
      userId,
      vendorTokenId: server.vendorTokenId,
      name: server.name.slice(0, 500),
    });
    announce(outcome === 'gone' ? `${name} no longer knew the token.` : 'Token revoked at the vendor.');
  };
  return (
    <ConfirmDialog
      title="Revoke token at the vendor"
      subject={server.name || `Token ${server.vendorTokenId}`}
      action="Revoke token"
      onConfirm={revoke}
      onClose={onClose}
    >
      <p>
        This token was not issued with this Tokendesk: a program or a colleague may depend on it. At once, it
        and its refresh token stop working everywhere. This cannot be undone.
      </p>
    </ConfirmDialog>
  );
}
