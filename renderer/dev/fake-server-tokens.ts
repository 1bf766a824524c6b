import type { CallInput } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { ServerToken, ServerTokenEntry, ServerTokenList } from '../../shared/models/server-token.ts';
import type { Token } from '../../shared/models/token.ts';
import { fakeToken } from './fake-tokens.ts';

const DAY = 86_400_000;

/** The vendor's list, as the main process would put it beside the history; `?nolist`: it is refused. */
export function fakeServerTokens(all: () => readonly Token[], put: (token: Token) => Token) {
  const now = Date.now();
  let server: ServerToken[] = [
    listed('901', 'nightly-backup-report', 'CUSTOM', { endpoints: ['/plan', '/v4/servergroup'] }),
    listed('902', 'azure-scim', 'MS_SCIM', { expiresAt: now + 22 * DAY, renewableUntil: null }),
    listed('903', 'a-token-with-a-name-that-somebody-made-much-too-long-for-any-column-of-any-table', null, {
      lastUsedAt: null,
    }),
  ];
  const ours = (): Token[] =>
    all().filter(
      ({ api, state, vendorTokenId }) => api === 'commvault' && state === 'active' && vendorTokenId !== null,
    );
  const entries = (): ServerTokenEntry[] => [
    ...ours()
      .slice(0, 2)
      .map((token, index) => ({ standing: 'local-only' as const, token, ended: index === 1 })),
    ...ours()
      .slice(2, 5)
      .map((token, index) => ({
        standing: 'both' as const,
        token,
        server: listed(token.vendorTokenId ?? '', token.subject, token.kind, { createdAt: token.issuedAt }),
        differences: index === 1 ? (['name', 'renewable-until'] as const).slice() : [],
      })),
    ...server.map((one, index) => ({
      standing: 'server-only' as const,
      server: one,
      lostAnswer: index === 2,
    })),
  ];
  return {
    'serverTokens.list': (): ServerTokenList => {
      if (new URLSearchParams(window.location.search).has('nolist')) throw new AppError(REFUSED);
      return { readAt: Date.now(), clockOffsetMs: 0, entries: entries() };
    },
    'serverTokens.adopt': ({ vendorTokenId }: CallInput<'serverTokens.adopt'>): Token => {
      const known = ours().find((token) => token.vendorTokenId === vendorTokenId);
      if (known !== undefined) return known;
      const one = server.find((token) => token.vendorTokenId === vendorTokenId);
      server = server.filter((token) => token !== one);
      return put({
        ...fakeToken(1, now),
        id: `adopted-${vendorTokenId}`,
        vendorTokenId,
        label: '',
        subject: one?.name ?? '',
        kind: one?.kind ?? '',
        hasRefreshToken: false,
        secretStore: 'none',
        adopted: true,
      });
    },
    'serverTokens.edit': ({ vendorTokenId, changes }: CallInput<'serverTokens.edit'>): ServerToken => {
      const one =
        server.find((token) => token.vendorTokenId === vendorTokenId) ?? listed(vendorTokenId, '', 'ALL');
      const edited = { ...one, name: typeof changes.tokenName === 'string' ? changes.tokenName : one.name };
      server = server.map((token) => (token === one ? edited : token));
      return edited;
    },
    'serverTokens.revoke': ({ vendorTokenId }: CallInput<'serverTokens.revoke'>) => {
      server = server.filter((token) => token.vendorTokenId !== vendorTokenId);
      return { outcome: 'revoked' as const };
    },
    'serverTokens.markGone': ({ tokenIds }: CallInput<'serverTokens.markGone'>) => {
      const gone = all().filter(({ id }) => tokenIds.includes(id));
      for (const token of gone) put({ ...token, state: 'revoked', secretStore: 'none' });
      return { marked: gone.length };
    },
  };
}

function listed(
  vendorTokenId: string,
  name: string,
  kind: string | null,
  more: Partial<ServerToken> = {},
): ServerToken {
  const now = Date.now();
  return {
    vendorTokenId,
    name,
    kind,
    createdAt: now - 3 * DAY,
    expiresAt: now + 25 * 60_000,
    renewableUntil: now + 87 * DAY,
    lastUsedAt: now - 3_600_000,
    endpoints: [],
    allowedIps: null,
    userId: '4',
    ...more,
  };
}

const REFUSED = {
  code: 'vendor-forbidden',
  message: 'Commvault does not let this user read the list of access tokens.',
  hint: 'The user needs the right to see their own access tokens in Command Center; ask an administrator.',
  vendor: { status: 403, code: '5', message: 'Access denied' },
} as const;
