import type { FormValues } from '../../../../shared/forms/values.ts';
import type { HttpAnswer } from '../../../../shared/http-message.ts';
import type { CheckContext, TokenCheck } from '../token-check.ts';
import type { Verdict } from '../verdict.ts';

/** A token to be checked, as a test needs it. */
export function checkContext(
  settings: FormValues = {},
  changes: Partial<CheckContext> = {},
  baseUrl = 'https://vendor.example/base',
): CheckContext {
  return { baseUrl, settings, accessToken: 'practice-token-1', kind: 'ALL', inputs: {}, ...changes };
}

/** Plays answers to the questions in turn. Fails when there are fewer or more questions than answers. */
export function played(
  first: TokenCheck,
  answers: readonly HttpAnswer[],
): { readonly asked: readonly TokenCheck['request'][]; readonly verdict: Verdict } {
  const asked: TokenCheck['request'][] = [];
  let question = first;
  for (const [index, answer] of answers.entries()) {
    asked.push(question.request);
    const reading = question.read(answer);
    if (!('outcome' in reading)) {
      question = reading;
      continue;
    }
    if (index < answers.length - 1) throw new Error(`decided after ${index + 1} answers`);
    return { asked, verdict: reading };
  }
  throw new Error(`asks again: ${question.request.method} ${question.request.url}`);
}
