import type { LookupDescription } from './field.ts';
import { text } from './field.ts';
import type { FieldProblems } from './form.ts';
import type { FormValues } from './values.ts';

export type CriteriaReading =
  | { readonly ok: true; readonly criteria: FormValues }
  | { readonly ok: false; readonly fields: FieldProblems };

/** Longest criterion, in characters. */
const MAX_LENGTH = 200;

/** Checks the criteria of a search as the vendor would; empty ones are left out. */
export function readCriteria({ criteria, check }: LookupDescription, values: FormValues): CriteriaReading {
  const given = criteria
    .map(({ name }) => [name, text(values, name).trim()] as const)
    .filter(([, value]) => value !== '');
  const fields: Record<string, string> = {};
  for (const [name, value] of given) {
    if (/\p{Cc}/u.test(value)) fields[name] = 'This has a line break or control character in it.';
    else if (value.length > MAX_LENGTH) fields[name] = `Use ${MAX_LENGTH} characters or fewer.`;
  }
  const reading = check.safeParse(Object.fromEntries(given));
  for (const issue of reading.error?.issues ?? []) {
    const name = String(issue.path[0] ?? criteria[0]?.name ?? '');
    fields[name] ??= issue.message;
  }
  return Object.keys(fields).length === 0
    ? { ok: true, criteria: Object.fromEntries(given) }
    : { ok: false, fields };
}
