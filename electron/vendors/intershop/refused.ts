import type { AppError, ErrorCode } from '../../../shared/errors.ts';
import { text } from '../../../shared/forms/field.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import type { ConnectionContext, IssueContext } from '../kit/define.ts';
import { isHtml } from '../kit/json-body.ts';
import { codeOfStatus, refusal } from '../kit/refusal.ts';
import { secretsOf } from '../kit/secrets.ts';
import { readWords } from './words.ts';

const VENDOR = 'Intershop';

interface Better {
  readonly message?: string;
  readonly hint?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** A refused request for a token. */
export function refusedIssue(answer: HttpAnswer, context: IssueContext, code?: ErrorCode): AppError {
  return refused(answer, context, true, code, (key, status) => {
    const id = text(context.inputs, 'customerId');
    if (key.includes('customer_not_found') || key.includes('customer.not_found')) {
      return {
        message: `Intershop does not know the customer “${id}”.`,
        hint: 'Use the ID from the customer’s URI, not the customer number.',
        fields: { customerId: 'Intershop does not know this customer ID.' },
      };
    }
    if (status !== 404) return {};
    return isHtml(answer)
      ? WRONG_BASE
      : {
          message: `Intershop knows no customer “${id}” at this base URL.`,
          hint: 'Use the ID from the customer’s URI, not the customer number. If it is right, test the connection: the base URL must end with the path of the Contact Center’s REST API.',
          fields: { customerId: 'Intershop answered 404 for this customer ID.' },
        };
  });
}

/** A refused test of the connection. */
export function refusedProbe(answer: HttpAnswer, context: ConnectionContext): AppError {
  return refused(answer, context, false, undefined, (key, status) =>
    status === 404 && !key.startsWith('organization')
      ? WRONG_BASE
      : key.startsWith('organization')
        ? { fields: { organization: 'Intershop does not accept this organization.' } }
        : {},
  );
}

export const WRONG_BASE: Better = {
  message: 'There is no Contact Center REST API at this base URL.',
  hint: 'Check the base URL: it usually ends with “/INTERSHOP/rest/WFS/ContactCenter/-”. Ask your administrator for the path.',
};

/** A refusal in Intershop's words, with better sentences where its key or the status says more. */
export function refused(
  answer: HttpAnswer,
  context: ConnectionContext | IssueContext,
  creates: boolean,
  code: ErrorCode | undefined,
  better: (key: string, status: number) => Better,
): AppError {
  const words = readWords(answer);
  const key = words.code ?? '';
  const kind = code ?? codeOfStatus(answer.status);
  return refusal({
    vendor: VENDOR,
    answer,
    words,
    secrets: secretsOf('intershop', context),
    creates,
    code,
    hint: key.startsWith('organization') ? ORGANIZATION : HINTS[kind],
    ...better(key, answer.status),
  });
}

const ORGANIZATION = 'Check the connection’s organization: Intershop does not accept it for this login.';

const HINTS: Partial<Record<ErrorCode, string>> = {
  'vendor-unauthorised': 'Check the connection’s login, password and organization, then test it.',
  'vendor-forbidden':
    'Check the connection’s organization, and that the login may act for customers in the Contact Center.',
};
