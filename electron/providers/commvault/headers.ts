import type { ConnectionContext } from '../provider.ts';
import { headerText } from '../wire/header-text.ts';

/**
 * The header `Authtoken` (Commvault REST API, "Create access token for the user"): the session's token
 * after a sign-in, else the connection's own. Commvault's SaaS hands out bearer tokens at sign-in; they
 * are sent in `Authorization` as well, because its gateway reads them there.
 */
export function authHeaders(context: ConnectionContext): Readonly<Record<string, string>> {
  const token = headerText(context.sessionToken ?? context.secrets.authtoken ?? '');
  const isBearerSession = context.sessionToken !== undefined && token.startsWith('Bearer ');
  return { Authtoken: token, ...(isBearerSession ? { Authorization: token } : {}) };
}
