import { localTimes } from '../../../shared/local-times.ts';
import type { Token } from '../../../shared/models/token.ts';
import { Facts } from '../../ui/facts.tsx';
import { When } from '../../ui/when.tsx';
import { clockFact, expiryFact } from './expiry-fact.tsx';
import { TimeLeftText } from './time-left.tsx';

const instant = (at: number | null) => (at === null ? null : <When at={at} />);

/** When it was issued, when it ends, and how that is known. */
export function TokenTimes({ token }: { token: Token }) {
  const { issuedAt, renewedAt, renewableUntil, refreshTokenExpiresAt } = localTimes(token);
  return (
    <Facts
      facts={[
        { name: 'Time left', value: <TimeLeftText token={token} /> },
        {
          name: issuedAt === null ? 'Requested' : 'Issued',
          value: instant(issuedAt ?? token.requestedAt),
        },
        { name: 'Renewed', value: instant(renewedAt) },
        expiryFact(token),
        { name: 'Renewable until', value: instant(renewableUntil) },
        { name: 'Refresh token ends', value: instant(refreshTokenExpiresAt) },
        clockFact(token),
      ]}
    />
  );
}
