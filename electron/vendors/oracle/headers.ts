import { text } from '../../../shared/forms/field.ts';
import { basicAuth, bearerAuth } from '../kit/authorization.ts';
import type { ConnectionContext } from '../kit/define.ts';
import { headerText } from '../kit/header-text.ts';

/**
 * The optional `Authorization` header: Oracle's own example of the token call has none, the rest of the
 * management API wants a bearer token (Oracle, "Authorization").
 */
export function authHeaders(context: ConnectionContext): Readonly<Record<string, string>> {
  const { settings, secrets } = context;
  switch (text(settings, 'authorization')) {
    case 'bearer':
      return { Authorization: headerText(bearerAuth(secrets.bearerToken ?? '')) };
    case 'client':
      return context.sessionToken === undefined
        ? {}
        : { Authorization: headerText(bearerAuth(context.sessionToken)) };
    case 'password':
      return { Authorization: basicAuth(text(settings, 'userName'), secrets.password ?? '') };
    default:
      return {};
  }
}

export function hasAuthorization(context: ConnectionContext): boolean {
  return Object.keys(authHeaders(context)).length > 0;
}
