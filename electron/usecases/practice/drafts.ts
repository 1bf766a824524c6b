import type { Api, FormValues } from '../../../shared/forms/values.ts';
import type { ConnectionDraft } from '../../../shared/models/connection.ts';
import { PRACTICE_LOGIN } from '../../../shared/practice/marks.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { WEB_SHOP_BASE_PATH } from '../../vendors/intershop/practice/server.ts';

export interface PracticeServer {
  readonly api: Api;
  /** As a connection needs it, normalised. */
  readonly baseUrl: string;
}

const VALUES: Readonly<Record<Api, Pick<ConnectionDraft, 'settings' | 'secrets'>>> = {
  intershop: {
    settings: {
      login: PRACTICE_LOGIN.user,
      organization: PRACTICE_LOGIN.organization,
      lifetimeMinutes: '60',
    },
    secrets: { password: PRACTICE_LOGIN.password },
  },
  commvault: {
    settings: { authentication: 'authtoken', tokenTypeFormat: 'name' },
    secrets: { authtoken: PRACTICE_LOGIN.authtoken },
  },
  // The list of channels and their secrets need it; issuing a token does not.
  oracle: {
    settings: { authorization: 'bearer' },
    secrets: { bearerToken: PRACTICE_LOGIN.bearerToken },
  },
  crmcom: {
    settings: { keyType: 'consumer_application_key' },
    secrets: { applicationKey: PRACTICE_LOGIN.consumerKey },
  },
};

/** Connections to the practice servers, ready to be saved: `Practice: Commvault` and so on. */
export function practiceDrafts(servers: readonly PracticeServer[]): ConnectionDraft[] {
  return servers.map(({ api, baseUrl }) => ({
    api,
    name: `Practice: ${PROVIDERS[api].name}`,
    baseUrl,
    allowUnencrypted: false,
    ...VALUES[api],
    settings: { ...VALUES[api].settings, ...urlsOf(api, baseUrl) },
  }));
}

/** Settings that hold a URL of the practice server, and change with its port. */
function urlsOf(api: Api, baseUrl: string): FormValues {
  return api === 'intershop' ? { webShopUrl: `${new URL(baseUrl).origin}${WEB_SHOP_BASE_PATH}` } : {};
}
