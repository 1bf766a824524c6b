import { AppError } from '../../../shared/errors.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { isHtml } from './json-body.ts';

/**
 * An answer that says success but is not what the vendor documents. Nothing of its body is repeated:
 * it may hold a token.
 *
 * @param what what is wrong, as the end of a sentence: “there is no token in it”
 * @param creates true when the vendor may have created a token
 * @param correlationId what the vendor's support asks for, where the answer has one
 */
export function badAnswer(
  vendor: string,
  answer: HttpAnswer,
  what: string,
  creates: boolean,
  correlationId: string | null = null,
): AppError {
  const page = isHtml(answer);
  const cause = page
    ? 'A web page in place of an answer is often a maintenance or login page: check the base URL, or try later.'
    : 'Check that the base URL belongs to this API.';
  return new AppError({
    code: 'bad-answer',
    message: page
      ? `The server answered with a web page (HTTP ${answer.status}) in place of ${vendor}’s answer.`
      : `${vendor} answered with HTTP ${answer.status}, but ${what}.`,
    hint: creates ? `A token may have been created that did not reach Tokendesk. ${cause}` : cause,
    vendor: { status: answer.status, ...(correlationId === null ? {} : { correlationId }) },
  });
}
