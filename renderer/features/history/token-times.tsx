import type { Token } from '../../../shared/models/token.ts';
import { Facts } from '../../ui/facts.tsx';
import { When } from '../../ui/when.tsx';
import { expiryFact } from '../token/expiry-fact.tsx';
import { TimeLeftText } from '../token/time-left.tsx';

const instant = (at: number | null) => (at === null ? null : <When at={at} />);

/** When it was issued, when it ends, and how that is known. */
export function TokenTimes({ token }: { token: Token }) {
  return (
    <Facts
      facts={[
        { name: 'Time left', value: <TimeLeftText token={token} /> },
        {
          name: token.issuedAt === null ? 'Requested' : 'Issued',
          value: instant(token.issuedAt ?? token.requestedAt),
        },
        { name: 'Renewed', value: instant(token.renewedAt) },
        expiryFact(token),
        { name: 'Renewable until', value: instant(token.renewableUntil) },
        { name: 'Refresh token ends', value: instant(token.refreshTokenExpiresAt) },
      ]}
    />
  );
}
