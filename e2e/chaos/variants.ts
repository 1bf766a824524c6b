import type { Api } from '../../shared/forms/values.ts';
import type { ConnectionDraft } from '../../shared/models/connection.ts';
import { PRACTICE_LOGIN } from '../../shared/practice/marks.ts';

type Values = Pick<ConnectionDraft, 'settings' | 'secrets'>;

/** Ways to sign in at each practice server. Secrets of one do not work with the settings of another. */
export const VARIANTS: Readonly<Record<Api, Readonly<Record<string, Values>>>> = {
  intershop: {
    login: {
      settings: {
        login: PRACTICE_LOGIN.user,
        organization: PRACTICE_LOGIN.organization,
        lifetimeMinutes: '60',
      },
      secrets: { password: PRACTICE_LOGIN.password },
    },
  },
  commvault: {
    authtoken: {
      settings: { authentication: 'authtoken', tokenTypeFormat: 'name' },
      secrets: { authtoken: PRACTICE_LOGIN.authtoken },
    },
    password: {
      settings: { authentication: 'password', userName: PRACTICE_LOGIN.user, tokenTypeFormat: 'name' },
      secrets: { password: PRACTICE_LOGIN.password },
    },
  },
  oracle: {
    none: { settings: { authorization: 'none' }, secrets: {} },
    bearer: { settings: { authorization: 'bearer' }, secrets: { bearerToken: PRACTICE_LOGIN.bearerToken } },
  },
  crmcom: {
    consumer: {
      settings: { keyType: 'consumer_application_key' },
      secrets: { applicationKey: PRACTICE_LOGIN.consumerKey },
    },
    web: { settings: { keyType: 'web_api_key' }, secrets: { applicationKey: PRACTICE_LOGIN.webApiKey } },
  },
};

/** Setting that tells the variants of an API apart. */
const KEY: Readonly<Record<Api, string>> = {
  intershop: 'organization',
  commvault: 'authentication',
  oracle: 'authorization',
  crmcom: 'keyType',
};

/** Name of the variant that a connection's settings say it has; null when they fit none. */
export function variantOf(api: Api, settings: Readonly<Record<string, unknown>>): string | null {
  const found = Object.entries(VARIANTS[api]).find(
    ([, values]) => values.settings[KEY[api]] === settings[KEY[api]],
  );
  return found?.[0] ?? null;
}
