import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Connection } from '../../../shared/models/connection.ts';
import type { Token } from '../../../shared/models/token.ts';
import { DeleteToken } from '../tokens/delete-token.tsx';
import { EditServerToken } from '../tokens/edit-server-token.tsx';
import type { LifecycleActions, LifecycleQuestion } from '../tokens/lifecycle-actions.ts';
import { LifecycleDialog } from '../tokens/lifecycle-dialog.tsx';
import { TokenDetailsDrawer } from '../tokens/token-details-drawer.tsx';
import { readAgain } from '../tokens/use-server-tokens.ts';
import type { Ask, EntryQuestion } from './entry-actions.ts';
import { MarkGone } from './mark-gone.tsx';
import { RevokeServerToken } from './revoke-server-token.tsx';

export interface EntryDialogsProps {
  connection: Connection;
  userId: string | null;
  question: EntryQuestion | null;
  onAsk: Ask;
}

/** What opens from a row: our details, and the questions before something changes. */
export function EntryDialogs({ connection, userId, question, onAsk }: EntryDialogsProps) {
  const client = useQueryClient();
  const [deleting, setDeleting] = useState<Token | null>(null);
  const [inDetails, setInDetails] = useState<LifecycleQuestion | null>(null);
  const lifecycle: LifecycleActions = {
    onRenew: (token) => setInDetails({ what: 'renew', token }),
    onRevoke: (token) => setInDetails({ what: 'revoke', token }),
    onEdit: (token) => setInDetails({ what: 'edit', token }),
  };
  const close = (done: boolean): void => {
    onAsk(null);
    if (done) readAgain(client);
  };
  return (
    <>
      <TokenDetailsDrawer
        key={question?.what === 'show' ? question.token.id : 'none'}
        opened={question?.what === 'show' ? { token: question.token, atOnce: null } : null}
        onDelete={setDeleting}
        lifecycle={lifecycle}
        covered={inDetails !== null || deleting !== null}
        // Whatever was done in there may have changed the list.
        onClose={() => close(true)}
      />
      {inDetails !== null && <LifecycleDialog question={inDetails} onClose={() => setInDetails(null)} />}
      {deleting !== null && (
        <DeleteToken
          token={deleting}
          onClose={(deleted) => {
            setDeleting(null);
            if (deleted) close(true);
          }}
        />
      )}
      {question?.what === 'revoke' && (
        <LifecycleDialog question={{ what: 'revoke', token: question.token }} onClose={close} />
      )}
      {question?.what === 'edit' && (
        <EditServerToken
          connection={connection}
          userId={userId}
          vendorTokenId={question.vendorTokenId}
          token={question.token}
          onClose={close}
        />
      )}
      {question?.what === 'revoke-there' && (
        <RevokeServerToken connection={connection} userId={userId} server={question.server} onClose={close} />
      )}
      {question?.what === 'mark-gone' && <MarkGone tokens={question.tokens} onClose={close} />}
    </>
  );
}
