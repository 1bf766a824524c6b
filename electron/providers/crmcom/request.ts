import type { z } from 'zod';
import { crmcom, crmcomIssueInputs } from '../../../shared/providers/crmcom.ts';
import { text } from '../../../shared/providers/description.ts';
import type { HttpRequest } from '../../http/message.ts';
import type { ConnectionContext, IssueContext } from '../provider.ts';
import { basicAuth } from '../wire/authorization.ts';
import { formInputs } from '../wire/form-inputs.ts';

/** The key as Basic user name with an empty password, colon included (CRM.COM Web API, Authentication). */
export function keyHeader(context: ConnectionContext): Readonly<Record<string, string>> {
  return { Authorization: basicAuth((context.secrets.applicationKey ?? '').trim(), '') };
}

export const JSON_HEADERS = { 'Content-Type': 'application/json', Accept: 'application/json' } as const;

/**
 * `POST authentication/consumer_application_key/token`, or `web_api_key` (CRM.COM Web API R15 and R10).
 *
 * @throws AppError `invalid-input`
 */
export function buildIssue(context: IssueContext): HttpRequest {
  const inputs = formInputs(crmcomIssueInputs, context.inputs);
  return {
    method: 'POST',
    url: crmcom.issueUrl(context.baseUrl, context.settings),
    headers: { ...JSON_HEADERS, ...keyHeader(context) },
    body: JSON.stringify({
      ...identifier(inputs, text(context.settings, 'keyType')),
      ...(inputs.unit === undefined || inputs.unit === '' ? {} : { unit: inputs.unit }),
    }),
  };
}

/** `access_token_identifier` with exactly one way to identify; a Web API key identifies itself. */
function identifier(inputs: z.output<typeof crmcomIssueInputs>, keyType: string): object {
  if (keyType === 'web_api_key' || inputs.identifyBy === 'key') return {};
  return {
    access_token_identifier:
      inputs.identifyBy === 'authentication_code'
        ? { authentication_code: inputs.authenticationCode }
        : { identifier: inputs.identifier, pass_code: inputs.passCode },
  };
}
