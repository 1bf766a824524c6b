import { text } from '../../../shared/forms/field.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { own } from '../../../shared/untrusted/own.ts';
import { crmcom } from '../../../shared/vendors/crmcom/index.ts';
import { badAnswer } from '../kit/bad-answer.ts';
import type { ConnectionContext, Probe } from '../kit/define.ts';
import { codeOfStatus } from '../kit/refusal.ts';
import { refused, VENDOR } from './refused.ts';
import { JSON_HEADERS, keyHeader } from './request.ts';
import { readEnvelope, verdict } from './words.ts';

/**
 * An authentication call that cannot issue a token, as CRM.COM documents no harmless read: what it needs
 * beside the key is left out. A Web API key needs nothing else, so with that kind the key itself is left
 * out, and only the server is tested.
 */
export function incompleteCallProbe(context: ConnectionContext): Probe {
  const key = text(context.settings, 'keyType') === 'web_api_key' ? {} : keyHeader(context);
  const sendsKey = 'Authorization' in key;
  return {
    request: {
      method: 'POST',
      url: crmcom.issueUrl(context.baseUrl, context.settings),
      headers: { ...JSON_HEADERS, ...key },
      body: '{}',
    },
    read: (answer) => read(answer, context, sendsKey),
  };
}

function read(answer: HttpAnswer, context: ConnectionContext, sendsKey: boolean): ReturnType<Probe['read']> {
  const code = codeOfStatus(answer.status);
  const keyRefused = sendsKey && (code === 'vendor-unauthorised' || code === 'vendor-forbidden');
  const unusable = code === 'redirected' || code === 'vendor-failed' || code === 'vendor-rate-limited';
  if (keyRefused || unusable) throw refused(answer, context, false);
  const envelope = readEnvelope(answer);
  if (envelope === null) {
    if (answer.status >= 400) throw refused(answer, context, false);
    throw badAnswer(VENDOR, answer, 'not with its usual envelope', false);
  }
  if (sendsKey && verdict(envelope) === 'ok') {
    return { outcome: 'accepted', message: 'CRM.COM accepted the application key.' };
  }
  return {
    outcome: 'reached',
    message: `The server answers as CRM.COM does. ${own(UNCHECKED, text(context.settings, 'keyType')) ?? 'The application key is'} checked only when a token is issued.`,
  };
}

const UNCHECKED: Readonly<Record<string, string>> = {
  user: 'User name and password are',
  device_application_key: 'What identifies the device is',
  none: 'A JWT is',
};
