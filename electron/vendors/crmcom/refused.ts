import type { AppError, ErrorCode } from '../../../shared/errors.ts';
import { text } from '../../../shared/forms/field.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import type { ConnectionContext, IssueContext } from '../kit/define.ts';
import { codeOfStatus, isSuccess, refusal } from '../kit/refusal.ts';
import { secretsOf } from '../kit/secrets.ts';
import { hint } from './hints.ts';
import { readEnvelope, readWords } from './words.ts';

export const VENDOR = 'CRM.COM';

/** A refused call: an HTTP error, or an envelope whose `status.code` is not OK. */
export function refused(
  answer: HttpAnswer,
  context: ConnectionContext | IssueContext,
  creates: boolean,
): AppError {
  const words = readWords(answer);
  const code: ErrorCode = isSuccess(answer.status) ? 'vendor-refused' : codeOfStatus(answer.status);
  const field = 'inputs' in context ? fieldNamed(words.message ?? '', context) : null;
  return refusal({
    vendor: VENDOR,
    answer,
    words,
    secrets: secretsOf('crmcom', context),
    creates,
    code,
    hint: hint(code, context),
    ...(code === 'vendor-not-found' && readEnvelope(answer) === null ? WRONG_BASE : {}),
    ...(field === null || words.message === null ? {} : { fields: { [field]: words.message } }),
  });
}

const WRONG_BASE = {
  message: 'There is no CRM.COM Web API with this call at this base URL.',
  hint: 'Check the base URL: it usually ends with “/crmapi/rest/v2”. Consumer application keys need release R15 or later.',
} as const;

/** The form's field that CRM.COM's words name, if the form shows it. */
function fieldNamed(message: string, context: IssueContext): string | null {
  const named: readonly (readonly [RegExp, string])[] = [
    [/authentication[_ ]code/i, 'authenticationCode'],
    [/pass[_ ]?code/i, 'passCode'],
    [/\binstalled[_ ]item/i, 'installedItem'],
    [/\bjwt(_token)?\b/i, 'jwt'],
    [/\borgani[sz]ation\b/i, 'organisation'],
    [/\bunit\b/i, 'unit'],
  ];
  const field = named.find(([words]) => words.test(message))?.[1];
  return field !== undefined && text(context.inputs, field) !== '' ? field : null;
}
