import type { Token } from '../../../shared/models/token.ts';
import type { AppContext } from '../context/app-context.ts';
import type { NotificationWords } from '../context/ports.ts';
import type { AppLock } from '../lock/app-lock.ts';
import { renewToken } from '../tokens/renew.ts';
import { type AutoRenewal, autoRenewal } from './auto-renewal.ts';
import { autoRenewedTokens, endAutoRenewal, postponeAutoRenewal } from './auto-renewal-setting.ts';
import { endedWords, endWords, postponedWords } from './auto-renewal-words.ts';

/** What it says in place of a failure while something is locked. */
export const WAITING = 'It waits until Tokendesk and the keychain are unlocked.';

export interface AutoRenewalTools {
  readonly lock: Pick<AppLock, 'state'>;
  readonly notify: (words: NotificationWords) => void;
}

/** The automatic renewal on the app's own parts; it begins with `start`. */
export function renewAutomatically(ctx: AppContext, { lock, notify }: AutoRenewalTools): AutoRenewal {
  return autoRenewal({
    clock: ctx.clock,
    tokens: () => autoRenewedTokens(ctx),
    canRenew: (token) => !lock.state().locked && isReadable(ctx, token),
    renew: (id, isDue) => renewToken(ctx, id, { origin: 'automatic', isWanted: isDue }),
    end(token, why) {
      const words = endWords(token, why, ctx.nowMs());
      endAutoRenewal(ctx, token.id, words);
      // Who revokes a token knows that it ends.
      if (token.state !== 'revoked') notify(endedWords(token, words));
    },
    postpone(token, why, first) {
      postponeAutoRenewal(ctx, token.id, why);
      if (first) notify(postponedWords(token, why));
    },
    wait(token) {
      if (token.autoRenewProblem === '') postponeAutoRenewal(ctx, token.id, WAITING);
    },
  });
}

/** True when neither the token nor its connection needs a keychain that is locked or away. */
function isReadable({ vault, connections }: AppContext, token: Token): boolean {
  if (vault.status().state === 'available') return true;
  const connection = token.connectionId === null ? null : connections.find(token.connectionId);
  return token.secretStore === 'session' && connection?.secretStore !== 'keychain';
}
