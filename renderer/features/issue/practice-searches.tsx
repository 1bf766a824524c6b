import type { Api } from '../../../shared/forms/values.ts';
import { PRACTICE_LOOKUPS } from '../../../shared/practice/practice-lookups.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { PracticeInputs } from './practice-inputs.tsx';

/** What to search for on the practice server, where its API has records to choose from. */
export function PracticeSearches({ api }: { api: Api }) {
  const lookup = PROVIDERS[api].issueFields.find((field) => field.lookup !== undefined)?.lookup;
  const inputs = PRACTICE_LOOKUPS[api];
  return lookup === undefined || inputs === undefined ? null : (
    <PracticeInputs heading={`To search for in “${lookup.label}”`} inputs={inputs} />
  );
}
