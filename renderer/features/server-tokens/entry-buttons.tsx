import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { revocationObstacle } from '../../../shared/lifecycle.ts';
import type { ServerTokenEntry } from '../../../shared/models/server-token.ts';
import { call } from '../../bridge/call.ts';
import { useBriefAction } from '../../bridge/use-action.ts';
import { announce } from '../../ui/announcer.tsx';
import type { OnTokenAction } from '../tokens/token-action.ts';
import { type ListOf, readAgain } from '../tokens/use-server-tokens.ts';
import type { AskAboutEntry } from './entry-dialogs.tsx';
import { isRenewedElsewhere } from './entry-labels.ts';
import classes from './server-tokens.module.css';

export interface EntryButtonsProps {
  entry: ServerTokenEntry;
  list: ListOf;
  /** Id of the element that names the row's token: all rows' buttons are called the same. */
  describedBy: string;
  onAction: OnTokenAction;
  onAsk: AskAboutEntry;
}

/** What can be done with a token of the list, by where it is known. */
export function EntryButtons({ entry, list, describedBy, onAction, onAsk }: EntryButtonsProps) {
  const client = useQueryClient();
  const adopt = useBriefAction(async () => {
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
          onClick={() => adopt.run()}
        >
          Adopt
        </Button>
      ) : (
        <Button {...button} onClick={() => onAction('details', entry.token.id)}>
          Show
        </Button>
      )}
      {entry.standing === 'both' && entry.differences.length > 0 && !isRenewedElsewhere(entry) && (
        <Button
          {...button}
          title="The history takes over what the vendor says"
          loading={adopt.busy}
          onClick={() => adopt.run()}
        >
          Update here
        </Button>
      )}
      {entry.standing !== 'local-only' && (
        <Button
          {...button}
          onClick={() => onAsk({ what: 'edit', vendorTokenId: entry.server.vendorTokenId })}
        >
          Edit…
        </Button>
      )}
      {entry.standing === 'server-only' && (
        <Button
          {...dangerous}
          onClick={() => onAsk({ what: 'revoke', vendorTokenId: entry.server.vendorTokenId })}
        >
          Revoke…
        </Button>
      )}
      {entry.standing === 'both' && revocationObstacle(entry.token) === null && (
        <Button {...dangerous} onClick={() => onAction('revoke', entry.token.id)}>
          Revoke…
        </Button>
      )}
      {entry.standing === 'local-only' && (
        <Button {...dangerous} onClick={() => onAsk({ what: 'mark-gone', tokenIds: [entry.token.id] })}>
          Mark as gone…
        </Button>
      )}
    </div>
  );
}
