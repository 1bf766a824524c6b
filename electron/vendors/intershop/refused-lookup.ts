import type { AppError } from '../../../shared/errors.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import type { ConnectionContext } from '../kit/define.ts';
import { isHtml } from '../kit/json-body.ts';
import { refused, WRONG_BASE } from './refused.ts';

/** A refused search for customers. */
export function refusedSearch(answer: HttpAnswer, context: ConnectionContext): AppError {
  return refused(answer, context, false, undefined, (key, status) => {
    if (status === 404 && !key.startsWith('organization')) return WRONG_BASE;
    if (status !== 400 || key.startsWith('organization')) return {};
    return {
      message: 'Intershop refused this search.',
      hint: 'Check the criteria: at least one of Search for, Last name, E-mail and Customer number, and a birthday as 1990-12-31. With many customers, add criteria.',
    };
  });
}

/** Refused details of one customer. */
export function refusedDetails(answer: HttpAnswer, context: ConnectionContext, id: string): AppError {
  return refused(answer, context, false, undefined, (_, status) => {
    if (status !== 404) return {};
    return isHtml(answer)
      ? WRONG_BASE
      : {
          message: `Intershop does not know the customer “${id}”.`,
          hint: 'The customer may have been deleted since the search: search again.',
        };
  });
}
