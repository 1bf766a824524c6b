import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { revocationObstacle } from '../../../shared/lifecycle.ts';
import type { ServerTokenEntry } from '../../../shared/models/server-token.ts';
import { call } from '../../bridge/call.ts';
import { announce } from '../../ui/announcer.tsx';
import { useBusy } from '../tokens/use-busy.ts';
import { type ListOf, readAgain } from '../tokens/use-server-tokens.ts';
import type { Ask } from './entry-actions.ts';
import classes from './server-tokens.module.css';
import { isRenewedElsewhere } from './standing-words.ts';

export interface EntryButtonsProps {
  entry: ServerTokenEntry;
  list: ListOf;
  /** Id of the element that names the row's token: all rows' buttons are called the same. */
  describedBy: string;
  onAsk: Ask;
}

/** What can be done with a token of the list, by where it is known. */
export function EntryButtons({ entry, list, describedBy, onAsk }: EntryButtonsProps) {
  const client = useQueryClient();
  const adopt = useBusy(async () => {
    if (entry.standing === 'local-only') return;
    await call('serverTokens.adopt', { ...list, vendorTokenId: entry.server.vendorTokenId });
    announce(
      entry.standing === 'both'
        ? 'The history has what the vendor says now.'
        : 'Token adopted: it is in the history now, without its secret.',
    );
    readAgain(client);
  });
  const button = { variant: 'default', size: 'compact-xs', 'aria-describedby': describedBy } as const;
  const dangerous = { ...button, c: 'var(--td-danger)' };
  return (
    <div className={classes.buttons}>
      {entry.standing === 'server-only' ? (
        <Button
          {...button}
          title="Adds it to the history, without its secret"
          loading={adopt.busy}
          onClick={adopt.run}
        >
          Adopt
        </Button>
      ) : (
        <Button {...button} onClick={() => onAsk({ what: 'show', token: entry.token })}>
          Show
        </Button>
      )}
      {entry.standing === 'both' && entry.differences.length > 0 && !isRenewedElsewhere(entry) && (
        <Button
          {...button}
          title="The history takes over what the vendor says"
          loading={adopt.busy}
          onClick={adopt.run}
        >
          Update here
        </Button>
      )}
      {entry.standing !== 'local-only' && (
        <Button
          {...button}
          onClick={() =>
            onAsk({
              what: 'edit',
              vendorTokenId: entry.server.vendorTokenId,
              token: entry.standing === 'both' ? entry.token : null,
            })
          }
        >
          Edit…
        </Button>
      )}
      {entry.standing === 'server-only' && (
        <Button {...dangerous} onClick={() => onAsk({ what: 'revoke-there', server: entry.server })}>
          Revoke…
        </Button>
      )}
      {entry.standing === 'both' && revocationObstacle(entry.token) === null && (
        <Button {...dangerous} onClick={() => onAsk({ what: 'revoke', token: entry.token })}>
          Revoke…
        </Button>
      )}
      {entry.standing === 'local-only' && (
        <Button {...dangerous} onClick={() => onAsk({ what: 'mark-gone', tokens: [entry.token] })}>
          Mark as gone…
        </Button>
      )}
    </div>
  );
}
