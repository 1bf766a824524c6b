import type { ReactNode } from 'react';
import type { PracticeInput } from '../../../shared/practice/practice-input.ts';
import classes from './practice-inputs.module.css';

export interface PracticeInputsProps {
  heading: string;
  inputs: readonly PracticeInput[];
  action?: (input: PracticeInput) => ReactNode;
}

/** A list of practice values: field, value, what happens. */
export function PracticeInputs({ heading, inputs, action }: PracticeInputsProps) {
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
