import { localTimes } from '../../../shared/local-times.ts';
import type { ServerTokenEntry } from '../../../shared/models/server-token.ts';
import { formatInstantFully, StackedDateTime } from '../../ui/date-time.tsx';
import { useTimeLeft } from '../../ui/use-time-left.ts';
import type { OnTokenAction } from '../tokens/token-action.ts';
import type { ListOf } from '../tokens/use-server-tokens.ts';
import { EntryButtons } from './entry-buttons.tsx';
import type { AskAboutEntry } from './entry-dialogs.tsx';
import { entryKey, entryName, entryRemark, STANDING_LABELS } from './entry-labels.ts';
import classes from './server-tokens.module.css';

export interface ServerTokenRowProps {
  entry: ServerTokenEntry;
  list: ListOf;
  clockOffsetMs: number;
  onAction: OnTokenAction;
  onAsk: AskAboutEntry;
}

/** One token of the vendor's list, or one of ours that it does not list. */
export function ServerTokenRow({ entry, list, clockOffsetMs, onAction, onAsk }: ServerTokenRowProps) {
  const name = entryName(entry);
  const nameId = `server-token-${entryKey(entry)}`;
  const remark = entryRemark(entry);
  const times = timesOf(entry, clockOffsetMs);
  return (
    <tr>
      <td>
        <span id={nameId} className={classes.name} title={name}>
          {name}
        </span>
        <span className={classes.second}>{secondWords(entry)}</span>
      </td>
      <td>
        <span className={classes.known} data-standing={entry.standing}>
          {STANDING_LABELS[entry.standing]}
        </span>
        {remark !== '' && (
          <span className={classes.remark} data-quiet={entry.standing === 'local-only' && entry.ended}>
            {remark}
          </span>
        )}
      </td>
      <td>
        <Left expiresAt={times.expiresAt} />
      </td>
      <td className={classes.number}>
        {times.renewableUntil !== null && <StackedDateTime at={times.renewableUntil} />}
      </td>
      <td className={`${classes.number} ${classes.lastUsed}`}>
        {times.lastUsedAt === null ? (
          <LastUseUnknown entry={entry} />
        ) : (
          <StackedDateTime at={times.lastUsedAt} />
        )}
      </td>
      <td>
        <EntryButtons entry={entry} list={list} describedBy={nameId} onAction={onAction} onAsk={onAsk} />
      </td>
    </tr>
  );
}

function LastUseUnknown({ entry }: { entry: ServerTokenEntry }) {
  return entry.standing === 'local-only' ? null : <span className={classes.dim}>Never, or not told</span>;
}

function Left({ expiresAt }: { expiresAt: number | null }) {
  const left = useTimeLeft(expiresAt);
  return (
    <span
      className={classes.left}
      data-urgency={left.urgency}
      title={expiresAt === null ? '' : formatInstantFully(expiresAt)}
    >
      {left.text}
    </span>
  );
}

/** By this computer's clock. */
function timesOf(entry: ServerTokenEntry, clockOffsetMs: number) {
  if (entry.standing === 'local-only') return { ...localTimes(entry.token), lastUsedAt: null };
  const local = (at: number | null): number | null => (at === null ? null : at - clockOffsetMs);
  const { expiresAt, renewableUntil, lastUsedAt } = entry.server;
  return {
    expiresAt: local(expiresAt),
    renewableUntil: local(renewableUntil),
    lastUsedAt: local(lastUsedAt),
  };
}

/** Type and ID at the vendor, and our own words for the token. */
function secondWords(entry: ServerTokenEntry): string {
  const ours = entry.standing === 'server-only' ? null : entry.token;
  const server = entry.standing === 'local-only' ? null : entry.server;
  const id = server?.vendorTokenId ?? ours?.vendorTokenId;
  return [
    server?.kind ?? ours?.kind ?? '',
    id == null ? '' : `ID ${id}`,
    ours?.adopted === true ? 'adopted, no secret here' : '',
    entry.standing === 'both' ? (ours?.label ?? '') : '',
  ]
    .filter((word) => word !== '')
    .join(' · ');
}
