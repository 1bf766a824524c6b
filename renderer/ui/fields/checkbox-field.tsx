import { Checkbox, Input } from '@mantine/core';
import { useId } from 'react';
import classes from './checkbox-field.module.css';
import type { FieldProps } from './field-props.ts';

/** A box to tick; help and problem stand below its label and are read out with it. */
export function CheckboxField({ field, value, problem, onChange, onLeave }: FieldProps) {
  const id = useId();
  const described = [
    problem === undefined ? [] : [`${id}-problem`],
    field.help === undefined ? [] : [`${id}-help`],
  ].flat();
  return (
    <div>
      <Checkbox
        id={id}
        size="sm"
        label={field.label}
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={described.length === 0 ? undefined : described.join(' ')}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
        onBlur={onLeave}
      />
      <div className={classes.below}>
        {problem !== undefined && <Input.Error id={`${id}-problem`}>{problem}</Input.Error>}
        {field.help !== undefined && <Input.Description id={`${id}-help`}>{field.help}</Input.Description>}
      </div>
    </div>
  );
}
