import { AppError, type ErrorData } from '../../shared/errors.ts';
import { maskText } from '../log/mask.ts';
import type { TokenRow } from '../store/tokens-table.ts';
import type { Workplace } from './context.ts';
import { auditOf } from './keep-issued.ts';

/** Errors after which the vendor may have created a token that we do not have. */
const MAY_HAVE_BEEN_CREATED = ['outcome-unknown', 'bad-answer'];

interface Failure {
  readonly data: ErrorData;
  /** True once the issue call itself was begun: what fails before creates nothing. */
  readonly left: boolean;
  /** Secrets that the vendor's words may echo. */
  readonly known: readonly string[];
  readonly cause: unknown;
}

/**
 * Settles the row of a failed issue: "may have been created" stays in the history, a refusal leaves
 * an audit line only. The vendor's words may echo what was sent, so they are masked by value.
 */
export function failIssue(place: Workplace, row: TokenRow, { data, left, known, cause }: Failure): AppError {
  const masked = maskWords(data, known);
  const unknown = left && MAY_HAVE_BEEN_CREATED.includes(data.code);
  place.db.transaction(() => {
    if (unknown) place.tokens.setState(row.id, 'outcome-unknown');
    else place.tokens.remove(row.id);
    place.audit.add({
      ...auditOf(row),
      action: unknown
        ? 'token.outcome-unknown'
        : data.code.startsWith('vendor-')
          ? 'token.refused'
          : 'token.failed',
      detail: [data.code, data.vendor?.status, data.vendor?.code]
        .filter((part) => part !== undefined)
        .join(' '),
    });
  });
  place.log.error('issue.failed', { api: row.api, code: data.code, vendor: masked.vendor });
  return new AppError(masked, { cause });
}

function maskWords(data: ErrorData, known: readonly string[]): ErrorData {
  const mask = (text: string): string => maskText(text, known);
  return {
    ...data,
    message: mask(data.message),
    ...(data.vendor === undefined
      ? {}
      : {
          vendor: {
            ...data.vendor,
            ...(data.vendor.message === undefined ? {} : { message: mask(data.vendor.message) }),
            ...(data.vendor.code === undefined ? {} : { code: mask(data.vendor.code) }),
          },
        }),
    ...(data.fields === undefined
      ? {}
      : {
          fields: Object.fromEntries(
            Object.entries(data.fields).map(([name, problem]) => [name, mask(problem)]),
          ),
        }),
  };
}
