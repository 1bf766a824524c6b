import { memo } from 'react';
import { localTimes } from '../../../shared/local-times.ts';
import type { Token } from '../../../shared/models/token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { StackedDateTime } from '../../ui/date-time.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { PracticeBadge } from '../../ui/practice-badge.tsx';
import { AutoRenewalStatus } from './auto-renewal-status.tsx';
import { TimeLeftText } from './time-left.tsx';
import type { OnTokenAction } from './token-action.ts';
import { isSecretRemoved, tokenName } from './token-labels.ts';
import { TokenRowButtons } from './token-row-buttons.tsx';
import classes from './token-table.module.css';

export interface TokenRowProps {
  token: Token;
  /** From 1, with the head; for `aria-rowindex`. */
  rowIndex: number;
  /** Null: a row to read only. */
  onAction: OnTokenAction | null;
}

/** One token, one row. */
export const TokenRow = memo(function TokenRow({ token, rowIndex, onAction }: TokenRowProps) {
  const name = tokenName(token);
  const nameId = `token-${token.id}`;
  const apiName = PROVIDERS[token.api].name;
  return (
    <tr className={classes.row} aria-rowindex={rowIndex}>
      <td>
        <TimeLeftText token={token} />
      </td>
      <td>
        {onAction === null ? (
          <span className={`${classes.name} ${classes.clip}`} title={name}>
            {name}
          </span>
        ) : (
          <button
            type="button"
            id={nameId}
            ref={passFocusOn}
            className={`${classes.name} ${classes.clip}`}
            title={name}
            onClick={() => onAction('details', token.id)}
          >
            {name}
          </button>
        )}
        <div className={`${classes.line} ${classes.second}`}>
          {token.practice && <PracticeBadge />}
          {token.secretStore === 'session' && <span className={classes.warn}>memory only</span>}
          {token.secretStore === 'lost' && <span className={classes.warn}>secret lost</span>}
          {token.adopted && <span>adopted, no secret</span>}
          {token.serviceWide && <span className={classes.warn}>service-wide</span>}
          {token.renewalUnknown && <span className={classes.warn}>renewal unknown</span>}
          <AutoRenewalStatus token={token} />
          {isSecretRemoved(token) && <span>secret removed</span>}
          <span className={classes.clip} title={secondWords(token, name)}>
            {token.ticket !== '' && <span className={classes.onlyNarrow}>{`${token.ticket} `}</span>}
            {secondWords(token, name)}
          </span>
        </div>
      </td>
      <td>
        <span className={classes.clip} title={token.connectionName}>
          {token.connectionName}
        </span>
        <span className={`${classes.clip} ${classes.second}`} title={apiName}>
          {apiName}
        </span>
      </td>
      <td className={classes.ticket}>
        <span className={classes.clip} title={token.ticket}>
          {token.ticket}
        </span>
      </td>
      <td>
        <StackedDateTime at={localTimes(token).issuedAt ?? token.requestedAt} />
      </td>
      {onAction !== null && (
        <td>
          <TokenRowButtons token={token} describedBy={nameId} onAction={onAction} />
        </td>
      )}
    </tr>
  );
});

/** Subject and kind, unless they already stand in the first line. */
function secondWords(token: Token, name: string): string {
  return [token.subject, token.kind].filter((word) => word !== '' && word !== name).join(' · ');
}
