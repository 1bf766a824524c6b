import { autoRenewalObstacle } from '../../../shared/auto-renewal.ts';
import type { Token } from '../../../shared/models/token.ts';
import { toToken } from '../../store/tokens-table.ts';
import type { Workplace } from '../app-context.ts';
import { notPossible } from '../tokens/call-on-token.ts';
import { findToken } from '../tokens/find-token.ts';
import { auditOf } from '../tokens/keep-issued.ts';

/**
 * Switches the automatic renewal of one token on or off.
 *
 * @param minutes before its expiry; null for off
 * @throws AppError `not-possible` with the reason, or `not-found`
 */
export function setAutoRenewal(place: Workplace, id: string, minutes: number | null): Token {
  const row = findToken(place, id);
  const obstacle = minutes === null ? null : autoRenewalObstacle(toToken(row), place.nowMs());
  if (obstacle !== null) throw notPossible('This token cannot be renewed automatically.', obstacle);
  place.db.transaction(() => {
    place.tokens.setAutoRenewal(id, minutes, '');
    place.audit.add({
      ...auditOf(row),
      action: 'token.auto-renewal-set',
      detail: minutes === null ? 'off' : `${minutes} minutes before expiry`,
    });
  });
  place.changed('tokens');
  return toToken(findToken(place, id));
}

/** Switches it off because it cannot go on. @param why in words, without a secret */
export function endAutoRenewal(place: Workplace, id: string, why: string): void {
  const row = place.tokens.find(id);
  if (row === null) return;
  place.db.transaction(() => {
    place.tokens.setAutoRenewal(id, null, why);
    place.audit.add({ ...auditOf(row), action: 'token.auto-renewal-ended', detail: why });
  });
  place.changed('tokens');
}

/** Remembers why a renewal has to be tried again. @param why in words, without a secret */
export function postponeAutoRenewal(place: Workplace, id: string, why: string): void {
  const row = place.tokens.find(id);
  if (row === null) return;
  place.tokens.setAutoRenewal(id, row.autoRenewMinutes, why);
  place.changed('tokens');
}

/** Tokens that are renewed automatically, but for those of which it is not yet known whether they are lost. */
export function autoRenewedTokens(place: Workplace): Token[] {
  return place.tokens
    .autoRenewed()
    .filter((row) => row.secretStore !== 'lost' || row.secretSha256 === '')
    .map(toToken);
}

/** The same workplace, whose audit lines say that nobody asked for what is done. */
export function unasked(place: Workplace): Workplace {
  const { audit } = place;
  return {
    ...place,
    audit: {
      ...audit,
      add: (line) =>
        audit.add({
          ...line,
          detail: ['automatically', line.detail ?? ''].filter((word) => word !== '').join(', '),
        }),
    },
  };
}
