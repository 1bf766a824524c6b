import { autoRenewalObstacle } from '../../shared/auto-renewal.ts';
import { AppError } from '../../shared/errors.ts';
import { renewalObstacle, revocationObstacle } from '../../shared/lifecycle.ts';
import type { Token } from '../../shared/models/token.ts';
import type { TokenCheckResult } from '../../shared/models/token-check.ts';
import { snippets } from '../../shared/snippets/snippets.ts';
import type { TokenUseView } from '../../shared/snippets/token-use.ts';
import { PROVIDERS } from '../../shared/vendors/index.ts';

const MINUTE = 60_000;

/** Renew, revoke and use, as the main process would answer. */
export function fakeLifecycle(tokenOf: (id: string) => Token, put: (token: Token) => Token) {
  const prove = (obstacle: string | null): void => {
    if (obstacle === null) return;
    throw new AppError({ code: 'not-possible', message: 'This is not possible.', hint: obstacle });
  };
  return {
    'tokens.renew': ({ id }: { id: string }): Token => {
      const token = tokenOf(id);
      const now = Date.now();
      prove(renewalObstacle(token, now));
      return put({ ...token, renewedAt: now, expiresAt: now + 30 * MINUTE });
    },
    'tokens.setAutoRenew': ({ id, minutes }: { id: string; minutes: number | null }): Token => {
      const token = tokenOf(id);
      if (minutes !== null) prove(autoRenewalObstacle(token, Date.now()));
      return put({ ...token, autoRenewMinutes: minutes, autoRenewProblem: '' });
    },
    'tokens.revoke': ({ id }: { id: string }): Token => {
      const token = tokenOf(id);
      prove(revocationObstacle(token));
      return put({ ...token, state: 'revoked', secretStore: 'none' });
    },
    'tokens.use': ({ id }: { id: string }): TokenUseView => {
      const { api, kind } = tokenOf(id);
      const baseUrl = 'https://vendor.example/api';
      const { words, calls } = PROVIDERS[api].tokenUse({ baseUrl, settings: {}, kind, inputs: {} });
      return { words, snippets: snippets(calls) };
    },
    'tokens.check': ({ id }: { id: string }): TokenCheckResult => {
      const { api, kind } = tokenOf(id);
      const asked = { request: 'GET https://vendor.example/api/v2/whoami', at: Date.now() };
      if (api === 'crmcom') {
        throw new AppError({
          code: 'not-possible',
          message: 'CRM.COM has no harmless read for this token.',
          hint: 'Try the token where it is needed. Nothing was sent.',
        });
      }
      if (api === 'oracle') {
        const vendor = { status: 401, code: 'OCE-000401', message: 'The token has expired.' };
        const message =
          'Oracle refused the token. It has expired, was revoked, or belongs to another server.';
        return { outcome: 'refused', message, vendor, ...asked };
      }
      if (api === 'intershop') {
        const message = 'Intershop does not allow this question (403). That need not be the token’s fault.';
        return { outcome: 'unclear', message, vendor: { status: 403 }, ...asked };
      }
      return {
        outcome: 'accepted',
        message: `Commvault accepted the token, as agent’s (${kind}).`,
        ...asked,
        suggestion: {
          connectionId: 'c2',
          setting: 'tokenHeader',
          value: 'authtoken',
          words:
            'This server takes it in the header Authtoken; the connection says Authorization: Bearer, which it refused.',
          action: 'Use this header',
        },
      };
    },
    'tokens.copySnippet': ({ withToken }: { withToken: boolean }) => ({
      clearsAt: withToken ? Date.now() + 30_000 : null,
    }),
  };
}
