import type { ErrorCode } from '../../../shared/errors.ts';
import type { Api, FormValues } from '../../../shared/forms/values.ts';
import { PRACTICE_MARKS, type PracticeMark } from '../../../shared/practice/marks.ts';
import type { Flow } from '../flow.ts';

/** What a practice server does on request, and how the app then calls it. */
interface Breakdown {
  readonly mark: PracticeMark;
  readonly codes: readonly ErrorCode[];
  /** Why the reply is not as described, and what the check finds; absent when it is as described. */
  readonly because?: string;
  readonly finds?: RegExp;
}

const REFUSALS: readonly Breakdown[] = [
  { mark: 'badRequest', codes: ['vendor-refused', 'invalid-input'] },
  { mark: 'unauthorised', codes: ['vendor-unauthorised'] },
  { mark: 'forbidden', codes: ['vendor-forbidden'] },
  { mark: 'notFound', codes: ['vendor-not-found'] },
  { mark: 'failed', codes: ['vendor-failed'] },
];

const BREAKDOWNS: readonly Breakdown[] = [
  {
    mark: 'gateway',
    codes: ['outcome-unknown'],
    finds: /^(status 503|content type)/,
    because: 'a gateway answers, not the vendor',
  },
  {
    mark: 'html',
    codes: ['bad-answer'],
    finds: /^(status 200|content type)/,
    because: 'a maintenance page stands in for the answer',
  },
  {
    mark: 'noToken',
    codes: ['bad-answer'],
    finds: /required property '(token|accessTokenId|data)'/,
    because: 'the token is missing',
  },
  { mark: 'broken', codes: ['bad-answer'], finds: /not application.json/, because: 'the JSON is broken' },
  {
    mark: 'redirect',
    codes: ['redirected'],
    finds: /^(status 302|content type)/,
    because: 'the vendors describe no redirect',
  },
  { mark: 'hang', codes: ['outcome-unknown'], finds: /^there was no answer/, because: 'there is no answer' },
  {
    mark: 'cut',
    codes: ['outcome-unknown'],
    finds: /^the answer breaks off/,
    because: 'the answer breaks off',
  },
];

/**
 * Every refusal and breakdown that all practice servers know, for one issue call.
 *
 * @param call operation id of the issue call
 * @param inputs the form with the mark in the field that carries it
 * @param more what this vendor has besides, or has otherwise
 */
export function breakdownFlows(
  api: Api,
  call: string,
  inputs: (mark: string) => FormValues,
  more: readonly Breakdown[] = [],
): Flow[] {
  const own = new Set(more.map(({ mark }) => mark));
  return [...REFUSALS, ...BREAKDOWNS]
    .filter(({ mark }) => !own.has(mark))
    .concat(more)
    .map(({ mark, codes, because, finds = /./ }) => ({
      api,
      variant: `refusal: ${PRACTICE_MARKS[mark]}`,
      calls: [call],
      run: (fixture) => fixture.refused(fixture.issue(api, inputs(PRACTICE_MARKS[mark])), ...codes),
      ...(because === undefined ? {} : { deviates: { call, side: 'reply' as const, finds, because } }),
    }));
}
