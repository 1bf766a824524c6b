import { useQueryClient } from '@tanstack/react-query';
import type { Connection } from '../../../shared/models/connection.ts';
import type { ServerTokenEntry } from '../../../shared/models/server-token.ts';
import { EditServerToken } from '../tokens/edit-server-token.tsx';
import { TokenDialogs, type useTokenDialogs } from '../tokens/token-dialogs.tsx';
import { readAgain } from '../tokens/use-server-tokens.ts';
import { MarkGone } from './mark-gone.tsx';
import { RevokeServerToken } from './revoke-server-token.tsx';

/** What a row of the vendor's list asks before it is done; entries by {@link entryKey}. */
export type EntryQuestion =
  | { readonly what: 'edit'; readonly vendorTokenId: string }
  | { readonly what: 'revoke'; readonly vendorTokenId: string }
  | { readonly what: 'mark-gone'; readonly tokenIds: readonly string[] };

export type AskAboutEntry = (question: EntryQuestion | null) => void;

export interface EntryDialogsProps {
  connection: Connection;
  userId: string | null;
  entries: readonly ServerTokenEntry[];
  /** About tokens of the history. */
  dialogs: ReturnType<typeof useTokenDialogs>;
  question: EntryQuestion | null;
  onAsk: AskAboutEntry;
}

/** What opens from a row: our details, and the questions before something changes. */
export function EntryDialogs(props: EntryDialogsProps) {
  const { connection, userId, entries, dialogs, question, onAsk } = props;
  const client = useQueryClient();
  const tokens = entries.flatMap((entry) => (entry.standing === 'server-only' ? [] : [entry.token]));
  const listed = entries.find(
    (entry) =>
      question !== null &&
      question.what !== 'mark-gone' &&
      entry.standing !== 'local-only' &&
      entry.server.vendorTokenId === question.vendorTokenId,
  );
  const close = (done: boolean): void => {
    onAsk(null);
    if (done) readAgain(client);
  };
  return (
    <>
      <TokenDialogs dialogs={dialogs} tokens={tokens} onClosed={close} />
      {question?.what === 'edit' && (
        <EditServerToken
          connection={connection}
          userId={userId}
          vendorTokenId={question.vendorTokenId}
          token={listed?.standing === 'both' ? listed.token : null}
          onClose={close}
        />
      )}
      {question?.what === 'revoke' && listed?.standing === 'server-only' && (
        <RevokeServerToken connection={connection} userId={userId} server={listed.server} onClose={close} />
      )}
      {question?.what === 'mark-gone' && (
        <MarkGone tokens={tokens.filter(({ id }) => question.tokenIds.includes(id))} onClose={close} />
      )}
    </>
  );
}
