import { text } from '../../../shared/forms/field.ts';
import { own } from '../../../shared/untrusted/own.ts';
import { bearerAuth } from '../kit/authorization.ts';
import type { ConnectionContext } from '../kit/define.ts';
import { headerText } from '../kit/header-text.ts';
import type { OtherWay } from '../kit/session.ts';

/**
 * The header by which a call is authorised (Commvault REST API, "Create access token for the user"): the
 * session's token after a sign-in, else the connection's own in the header that its setting names.
 * Commvault's SaaS hands out bearer tokens at sign-in; they are sent in `Authorization` as well, because
 * its gateway reads them there.
 */
export function authHeaders(context: ConnectionContext): Readonly<Record<string, string>> {
  if (context.sessionToken === undefined) {
    const style = text(context.settings, 'headerStyle');
    return (own(STYLES, style) ?? asTyped)(context.secrets.authtoken ?? '');
  }
  const token = headerText(context.sessionToken);
  return { Authtoken: token, ...(token.startsWith('Bearer ') ? { Authorization: token } : {}) };
}

type Style = (token: string) => Readonly<Record<string, string>>;

const asTyped: Style = (token) => ({ Authtoken: headerText(token) });

const STYLES: Readonly<Record<string, Style>> = {
  authtoken: asTyped,
  'authtoken-bearer': (token) => ({ Authtoken: headerText(bearerAuth(token)) }),
  bearer: (token) => ({ Authorization: headerText(bearerAuth(token)) }),
};

const WORDS: readonly (readonly [string, string])[] = [
  ['authtoken', 'This server takes the token as Authtoken.'],
  ['authtoken-bearer', 'This server takes the token as Authtoken: Bearer.'],
  ['bearer', 'This server takes the token as Authorization: Bearer.'],
];

/** Prefixes of tokens that are no bearer tokens (Commvault's SDK, `cvpysdk.py`). */
const OWN_PREFIX = /^(QSDK|SAML) /;

/**
 * The other headers that a pasted token may need: Commvault's own sources disagree on those of access
 * tokens. A login token goes in `Authtoken` only, with its own prefix.
 */
export function otherHeaders({ settings, secrets }: ConnectionContext): readonly OtherWay[] {
  if (text(settings, 'authentication') === 'password') return [];
  const chosen = text(settings, 'headerStyle') || 'authtoken';
  const isLogin = OWN_PREFIX.test(secrets.authtoken?.trim() ?? '');
  return WORDS.filter(([style]) => style !== chosen && (!isLogin || style === 'authtoken')).map(
    ([headerStyle, words]) => ({
      settings: { headerStyle },
      words,
    }),
  );
}
