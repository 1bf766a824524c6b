import type { Difference, ServerTokenEntry, Standing } from '../../../shared/models/server-token.ts';
import { hasSecret, tokenName } from '../tokens/token-labels.ts';

export const STANDING_LABELS: Readonly<Record<Standing, string>> = {
  both: 'In both',
  'server-only': 'Only at the vendor',
  'local-only': 'Only here',
};

const DIFFERENCE_WORDS: Readonly<Record<Difference, string>> = {
  name: 'name',
  kind: 'type',
  expiry: 'expiry',
  'renewable-until': 'renewable until',
};

/** What else there is to say about where a token is known; empty when nothing is. */
export function entryRemark(entry: ServerTokenEntry): string {
  switch (entry.standing) {
    case 'both':
      if (isRenewedElsewhere(entry)) return 'Another expiry there: renewed elsewhere?';
      return entry.differences.length === 0
        ? ''
        : `Changed there: ${entry.differences.map((each) => DIFFERENCE_WORDS[each]).join(', ')}`;
    case 'server-only':
      return entry.lostAnswer ? 'The name of one that may have been created' : '';
    case 'local-only':
      return entry.ended ? 'Expired, and no longer listed' : 'Not listed there: revoked, or another user’s';
  }
}

/** True when somebody else may hold a newer pair than the one that is here: renewing ours could end the token. */
export function isRenewedElsewhere(entry: ServerTokenEntry): boolean {
  return (
    entry.standing === 'both' &&
    entry.differences.includes('expiry') &&
    entry.token.hasRefreshToken &&
    hasSecret(entry.token)
  );
}

/** How an entry is called: as the server names it, else as we do. */
export function entryName(entry: ServerTokenEntry): string {
  if (entry.standing === 'local-only') return tokenName(entry.token);
  return entry.server.name || `Token ${entry.server.vendorTokenId}`;
}

/** Identifies an entry in the list. */
export function entryKey(entry: ServerTokenEntry): string {
  return entry.standing === 'local-only' ? entry.token.id : entry.server.vendorTokenId;
}
