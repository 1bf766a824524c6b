import type { ReactNode } from 'react';
import type { Api } from '../../../shared/forms/values.ts';
import type { PracticeInput } from '../../../shared/practice/practice-input.ts';
import { PRACTICE_LOOKUPS } from '../../../shared/practice/practice-lookups.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import classes from './practice-values.module.css';

export interface PracticeValuesProps {
  heading: string;
  inputs: readonly PracticeInput[];
  action?: (input: PracticeInput) => ReactNode;
}

/** A list of practice values: field, value, what happens. */
export function PracticeValues({ heading, inputs, action }: PracticeValuesProps) {
  return (
    <div className={classes.group}>
      <p className={classes.heading}>{heading}</p>
      <ul className={classes.list}>
        {inputs.map((input) => (
          <li key={`${input.field} ${input.value}`} className={classes.input}>
            <div className={classes.words}>
              <div>
                <span className={classes.field}>{input.field}</span> <code>{input.value}</code>
              </div>
              <div className={classes.outcome}>{input.outcome}</div>
            </div>
            {action?.(input)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What to search for on the practice server, where its API has records to choose from. */
export function PracticeSearches({ api }: { api: Api }) {
  const lookup = PROVIDERS[api].issueFields.find((field) => field.lookup !== undefined)?.lookup;
  const inputs = PRACTICE_LOOKUPS[api];
  return lookup === undefined || inputs === undefined ? null : (
    <PracticeValues heading={`To search for in “${lookup.label}”`} inputs={inputs} />
  );
}
