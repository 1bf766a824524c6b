import { Input, InputWrapperContext } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './field-wrapper.module.css';

export interface FieldWrapperProps {
  label: string;
  help?: string | undefined;
  problem?: string | undefined;
  optional?: boolean;
  /** More lines below the control, read out with it. */
  below?: ReactNode;
  /** A Mantine `Input`: it takes its id and description from here. */
  children: ReactNode;
}

/**
 * Label, control, problem, help. "optional" stands outside the label: the accessible name of a field
 * is its label and nothing else.
 */
export function FieldWrapper({ label, help, problem, optional = false, below, children }: FieldWrapperProps) {
  const id = useId();
  const described = [
    problem === undefined ? [] : [`${id}-problem`],
    help === undefined ? [] : [`${id}-help`],
    hasContent(below) ? [`${id}-below`] : [],
  ].flat();
  return (
    <div className={classes.frame}>
      <div className={classes.head}>
        <Input.Label htmlFor={id} className={classes.label}>
          {label}
        </Input.Label>
        {optional && <span className={classes.optional}>optional</span>}
      </div>
      <InputWrapperContext
        value={{
          inputId: id,
          labelId: undefined,
          describedBy: described.length === 0 ? undefined : described.join(' '),
          offsetTop: false,
          offsetBottom: false,
          getStyles: null,
        }}
      >
        {children}
      </InputWrapperContext>
      {problem !== undefined && (
        <Input.Error id={`${id}-problem`} className={classes.problem}>
          {problem}
        </Input.Error>
      )}
      {help !== undefined && (
        <Input.Description id={`${id}-help`} className={classes.help}>
          {help}
        </Input.Description>
      )}
      {hasContent(below) && (
        <div id={`${id}-below`} className={classes.below}>
          {below}
        </div>
      )}
    </div>
  );
}

function hasContent(node: ReactNode): boolean {
  return node !== undefined && node !== null && node !== false;
}
