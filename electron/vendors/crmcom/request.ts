import type { z } from 'zod';
import { text } from '../../../shared/forms/field.ts';
import type { HttpRequest } from '../../../shared/http-message.ts';
import { crmcom } from '../../../shared/vendors/crmcom/index.ts';
import { crmcomIssueInputs } from '../../../shared/vendors/crmcom/inputs.ts';
import { basicAuth } from '../kit/authorization.ts';
import type { ConnectionContext, IssueContext } from '../kit/define.ts';
import { formInputs } from '../kit/form-inputs.ts';

/**
 * The key as Basic user name with an empty password, colon included (CRM.COM Web API, Authentication).
 * A user has none, a JWT needs none, and a device sends one only if the connection has it.
 */
export function keyHeader(context: ConnectionContext): Readonly<Record<string, string>> {
  const key = keyOf(context);
  return key === null ? {} : { Authorization: basicAuth(key, '') };
}

function keyOf({ settings, secrets }: ConnectionContext): string | null {
  switch (text(settings, 'keyType')) {
    case 'user':
    case 'none':
      return null;
    case 'device_application_key':
      return secrets.deviceKey?.trim() || null;
    default:
      return (secrets.applicationKey ?? '').trim();
  }
}

export const JSON_HEADERS = { 'Content-Type': 'application/json', Accept: 'application/json' } as const;

/**
 * `POST authentication/consumer_application_key/token` (R15; with a JWT R16.2), `web_api_key/token` (R10),
 * `token` for a user, or `device_application_key/token` (R15) of CRM.COM's Web API.
 *
 * @throws AppError `invalid-input`
 */
export function buildIssue(context: IssueContext): HttpRequest {
  const inputs = formInputs(crmcomIssueInputs, context.inputs);
  return {
    method: 'POST',
    url: crmcom.issueUrl(context.baseUrl, context.settings),
    headers: { ...JSON_HEADERS, ...keyHeader(context) },
    body: JSON.stringify({ ...user(context), ...identity(inputs, text(context.settings, 'keyType')) }),
  };
}

/** `username`, `password` and `organisation` of the call for users, which has no key. */
function user({ settings, secrets }: ConnectionContext): object {
  if (text(settings, 'keyType') !== 'user') return {};
  return {
    username: text(settings, 'userName'),
    password: secrets.password ?? '',
    organisation: text(settings, 'organisation'),
  };
}

type Inputs = z.output<typeof crmcomIssueInputs>;

/** Whom the token is for: exactly one way to identify, or none where the connection says it. */
function identity(inputs: Inputs, keyType: string): object {
  if (IDENTIFIES_ITSELF.includes(keyType)) return 'unit' in inputs ? unit(inputs.unit) : {};
  switch (inputs.identifyBy) {
    case 'authentication_code':
      return {
        access_token_identifier: { authentication_code: inputs.authenticationCode },
        ...unit(inputs.unit),
      };
    case 'identifier':
      return {
        access_token_identifier: { identifier: inputs.identifier, pass_code: inputs.passCode },
        ...unit(inputs.unit),
      };
    case 'jwt':
      return { jwt: inputs.jwt.trim(), organisation: inputs.organisation, ...unit(inputs.unit) };
    case 'installed_item':
      return {
        installed_item_identifier: { [inputs.installedItemBy]: inputs.installedItem },
        jwt_token: inputs.jwt.trim(),
      };
    case 'connection':
      return unit(inputs.unit);
  }
}

const IDENTIFIES_ITSELF = ['web_api_key', 'user'];

function unit(id: string | undefined): object {
  return id === undefined || id === '' ? {} : { unit: id };
}
