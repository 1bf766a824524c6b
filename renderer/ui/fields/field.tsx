import { CheckboxField } from './checkbox-field.tsx';
import { DateTimeField } from './date-time-field.tsx';
import type { FieldProps } from './field-props.ts';
import { LinesField } from './lines-field.tsx';
import { SecretField } from './secret-field.tsx';
import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';

/** Draws a field as its description says; knows kinds of fields, no vendor. */
export function Field(props: FieldProps) {
  if (props.field.kind === 'checkbox') return <CheckboxField {...props} />;
  const textual = { ...props, value: typeof props.value === 'string' ? props.value : '' };
  switch (props.field.kind) {
    case 'secret':
      return <SecretField {...textual} />;
    case 'select':
      return <SelectField {...textual} />;
    case 'datetime':
      return <DateTimeField {...textual} />;
    case 'lines':
      return <LinesField {...textual} />;
    default:
      return <TextField {...textual} />;
  }
}
