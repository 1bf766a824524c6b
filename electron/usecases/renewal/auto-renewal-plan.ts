import { autoRenewalObstacle, lastRenewal, nextAutoRenewal } from '../../../shared/auto-renewal.ts';
import type { Token } from '../../../shared/models/token.ts';

/** Minutes until a renewal that was not sent is tried again; the last one counts from then on. */
const PAUSES = [1, 2, 5, 10] as const;

/** Failures in a row of one token's automatic renewal. */
export interface Failures {
  readonly count: number;
  /** Unix ms before which it is not tried again. */
  readonly notBefore: number;
}

/** One more failure, and the pause that it brings. */
export function failedAgain(before: Failures | undefined, nowMs: number): Failures {
  const count = (before?.count ?? 0) + 1;
  const minutes = PAUSES[Math.min(count, PAUSES.length) - 1] ?? 1;
  return { count, notBefore: nowMs + minutes * 60_000 };
}

export interface RenewalPlan {
  /** Cannot be renewed any more, and why. */
  readonly over: readonly { readonly token: Token; readonly why: string }[];
  /** To be renewed now, the most urgent first. */
  readonly due: readonly Token[];
  /** When to look again, in Unix ms; null when nothing is to come. */
  readonly nextAt: number | null;
}

/**
 * What is to be done with the tokens that are renewed automatically.
 *
 * @param failures by token id
 * @param nowMs Unix ms by this computer's clock
 */
export function planRenewals(
  tokens: readonly Token[],
  failures: ReadonlyMap<string, Failures>,
  nowMs: number,
): RenewalPlan {
  const over: { token: Token; why: string }[] = [];
  const due: { token: Token; at: number }[] = [];
  const coming: number[] = [];
  for (const token of tokens.filter(isSettled)) {
    const why = autoRenewalObstacle(token, nowMs);
    const planned = nextAutoRenewal(token);
    if (why !== null || planned === null) {
      over.push({ token, why: why ?? 'It is not renewed automatically.' });
      continue;
    }
    const at = Math.max(planned, failures.get(token.id)?.notBefore ?? planned);
    if (at <= nowMs) due.push({ token, at: planned });
    else coming.push(at);
    const end = lastRenewal(token);
    if (end !== null) coming.push(end);
  }
  return {
    over,
    due: due.sort((a, b) => a.at - b.at).map(({ token }) => token),
    nextAt: coming.length === 0 ? null : Math.min(...coming),
  };
}

/** While something is under way with a token, its outcome is waited for. */
function isSettled({ state }: Token): boolean {
  return state === 'active' || state === 'revoked' || state === 'outcome-unknown';
}
