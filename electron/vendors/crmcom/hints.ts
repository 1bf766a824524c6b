import type { ErrorCode } from '../../../shared/errors.ts';
import { text } from '../../../shared/forms/field.ts';
import { own } from '../../../shared/untrusted/own.ts';
import type { ConnectionContext, IssueContext } from '../kit/define.ts';

/** What to do about a refusal: it depends on where the identity comes from. */
export function hint(code: ErrorCode, context: ConnectionContext | IssueContext): string | undefined {
  const byJwt =
    'inputs' in context && text(context.inputs, 'identifyBy') === 'jwt' && code === 'vendor-refused';
  return own(BY_KEY_TYPE, byJwt ? 'none' : text(context.settings, 'keyType'))?.[code] ?? HINTS[code];
}

const HINTS: Partial<Record<ErrorCode, string>> = {
  'vendor-refused':
    'Read what CRM.COM says. The access token record of the customer must exist and be effective, and its code or pass code must be right.',
  'vendor-unauthorised': 'Check the connection’s application key and key type, then test the connection.',
  'vendor-forbidden':
    'The application key may not be used for this call: check its key type, or ask an administrator.',
};

const BY_KEY_TYPE: Readonly<Record<string, Partial<Record<ErrorCode, string>>>> = {
  user: {
    'vendor-refused':
      'Read what CRM.COM says. Check the connection’s user name, password and organisation, and that the user may use the unit.',
    'vendor-unauthorised': 'Check the connection’s user name, password and organisation.',
    'vendor-forbidden': 'CRM.COM does not let this user in: ask an administrator.',
  },
  web_api_key: { 'vendor-refused': 'Read what CRM.COM says. Check the connection’s key and the unit.' },
  device_application_key: {
    'vendor-refused':
      'Read what CRM.COM says. The installed item must exist, and the JWT must be the one that the middleware gave for it.',
    'vendor-unauthorised':
      'This server may want the device application key: enter it in the connection. If it is there, check it, and get a fresh JWT.',
  },
  none: {
    'vendor-refused':
      'Read what CRM.COM says. The JWT must be a fresh one of CRM.COM’s identity system, for this organisation.',
    'vendor-unauthorised':
      'Get a fresh JWT. Before release R16.2, CRM.COM wants a consumer application key: enter one in the connection.',
  },
};
