import { autoRenewalObstacle } from '../../../shared/auto-renewal.ts';
import type { Token } from '../../../shared/models/token.ts';
import { toToken } from '../../store/tokens-table.ts';
import type { AppContext } from '../context/app-context.ts';
import { findToken } from '../tokens/find-token.ts';
import { auditOf } from '../tokens/keep-issued.ts';
import { notPossible } from '../tokens/token-connection.ts';

/**
 * Switches the automatic renewal of one token on or off.
 *
 * @param minutes before its expiry; null for off
 * @throws AppError `not-possible` with the reason, or `not-found`
 */
export function setAutoRenewal(ctx: AppContext, id: string, minutes: number | null): Token {
  const row = findToken(ctx, id);
  const obstacle = minutes === null ? null : autoRenewalObstacle(toToken(row), ctx.nowMs());
  if (obstacle !== null) throw notPossible('This token cannot be renewed automatically.', obstacle);
  ctx.db.transaction(() => {
    ctx.tokens.setAutoRenewal(id, minutes, '');
    ctx.audit.add({
      ...auditOf(row),
      action: 'token.auto-renewal-set',
      detail: minutes === null ? 'off' : `${minutes} minutes before expiry`,
    });
  });
  ctx.changed('tokens');
  return toToken(findToken(ctx, id));
}

/** Switches it off because it cannot go on. @param why in words, without a secret */
export function endAutoRenewal(ctx: AppContext, id: string, why: string): void {
  const row = ctx.tokens.find(id);
  if (row === null) return;
  ctx.db.transaction(() => {
    ctx.tokens.setAutoRenewal(id, null, why);
    ctx.audit.add({ ...auditOf(row), action: 'token.auto-renewal-ended', detail: why });
  });
  ctx.changed('tokens');
}

/** Remembers why a renewal has to be tried again. @param why in words, without a secret */
export function postponeAutoRenewal(ctx: AppContext, id: string, why: string): void {
  const row = ctx.tokens.find(id);
  if (row === null) return;
  ctx.tokens.setAutoRenewal(id, row.autoRenewMinutes, why);
  ctx.changed('tokens');
}

/** Tokens that are renewed automatically, but for those of which it is not yet known whether they are lost. */
export function autoRenewedTokens(ctx: AppContext): Token[] {
  return ctx.tokens
    .autoRenewed()
    .filter((row) => row.secretStore !== 'lost' || row.secretSha256 === '')
    .map(toToken);
}
