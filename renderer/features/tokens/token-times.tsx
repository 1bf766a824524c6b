import { EXPIRY_SOURCE_WORDS } from '../../../shared/expiry.ts';
import { clockRemark, localTimes } from '../../../shared/local-times.ts';
import type { Token } from '../../../shared/models/token.ts';
import { DateTime } from '../../ui/date-time.tsx';
import { type DescriptionItem, DescriptionList } from '../../ui/description-list.tsx';
import classes from './time-left.module.css';
import { TimeLeftText } from './time-left.tsx';

const instant = (at: number | null) => (at === null ? null : <DateTime at={at} />);

/** When it was issued, when it ends, and how that is known. */
export function TokenTimes({ token }: { token: Token }) {
  const { issuedAt, renewedAt, renewableUntil, refreshTokenExpiresAt } = localTimes(token);
  return (
    <DescriptionList
      items={[
        { name: 'Time left', value: <TimeLeftText token={token} /> },
        {
          name: issuedAt === null ? 'Requested' : 'Issued',
          value: instant(issuedAt ?? token.requestedAt),
        },
        { name: 'Renewed', value: instant(renewedAt) },
        expiryItem(token),
        { name: 'Renewable until', value: instant(renewableUntil) },
        { name: 'Refresh token ends', value: instant(refreshTokenExpiresAt) },
        clockItem(token),
      ]}
    />
  );
}

/** When a token expires, and how that is known. */
export function expiryItem(token: Token): DescriptionItem {
  if (token.state !== 'active') return { name: 'Expires', value: null };
  const source = EXPIRY_SOURCE_WORDS[token.expirySource];
  const { expiresAt } = localTimes(token);
  if (expiresAt === null) return { name: 'Expires', value: `Not known: ${source}` };
  return {
    name: 'Expires',
    value: (
      <>
        <DateTime at={expiresAt} /> <span className={classes.source}>{source}</span>
      </>
    ),
  };
}

/** What to know of the server's clock, where it is off. */
export function clockItem(token: Token): DescriptionItem {
  return { name: 'Clock', value: clockRemark(token.clockOffsetMs) };
}
