import { Checkbox } from '@mantine/core';
import { useId } from 'react';
import type { FieldProps } from './field.tsx';

/** A box to tick, with its help beside it. */
export function CheckboxField({ field, value, problem, onChange, onLeave }: FieldProps) {
  const id = useId();
  return (
    <Checkbox
      id={id}
      size="sm"
      label={field.label}
      description={field.help}
      error={problem}
      checked={value === true}
      onChange={(event) => onChange(event.currentTarget.checked)}
      onBlur={onLeave}
    />
  );
}
