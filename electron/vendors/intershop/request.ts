import { text } from '../../../shared/forms/field.ts';
import type { HttpRequest } from '../../../shared/http-message.ts';
import { intershop, intershopIssueInputs } from '../../../shared/vendors/intershop/index.ts';
import { basicAuth } from '../kit/authorization.ts';
import type { ConnectionContext, IssueContext } from '../kit/define.ts';
import { formInputs } from '../kit/form-inputs.ts';
import { headerText } from '../kit/header-text.ts';

/**
 * Headers by which every call signs in (Intershop KB M25763): the agent's session where there is one,
 * else the login, in one of two ways. The organization is needed beside each of them.
 */
export function signedHeaders(context: ConnectionContext): Readonly<Record<string, string>> {
  const { settings, sessionToken } = context;
  const credentials = sessionToken === undefined ? login(context) : { 'authentication-token': sessionToken };
  return { ...credentials, UserOrganization: headerText(text(settings, 'organization')) };
}

function login({ settings, secrets }: ConnectionContext): Readonly<Record<string, string>> {
  const [user, password] = [text(settings, 'login'), secrets.password ?? ''];
  return text(settings, 'signInHeaders') === 'user'
    ? { UserLogin: headerText(user), UserPassword: headerText(password) }
    : { Authorization: basicAuth(user, password) };
}

/**
 * `POST /customers/<customer-id>/tokens` without body and without content type (Intershop KB 2A5883).
 *
 * @throws AppError `invalid-input`
 */
export function buildIssue(context: IssueContext): HttpRequest {
  const { responseFormat } = formInputs(intershopIssueInputs, context.inputs);
  return {
    method: 'POST',
    url: intershop.issueUrl(context.baseUrl, context.inputs),
    headers: {
      Accept: responseFormat === 'XML' ? 'text/xml' : 'application/json',
      ...signedHeaders(context),
    },
  };
}
