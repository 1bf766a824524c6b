import type { ReactNode } from 'react';
import type { FieldDescription } from '../../../shared/forms/field.ts';
import { CheckboxField } from './checkbox-field.tsx';
import { DateTimeField } from './date-time-field.tsx';
import { LinesField } from './lines-field.tsx';
import { SecretField } from './secret-field.tsx';
import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';

export interface FieldProps {
  field: FieldDescription;
  value: string | boolean;
  problem?: string | undefined;
  /** Said in place of the placeholder when a secret is already kept: the field may stay empty. */
  kept?: string | undefined;
  /** Takes the focus when its dialog opens. */
  initialFocus?: boolean;
  /** Stands right of a line of text, such as a button that fills it. */
  beside?: ReactNode;
  onChange: (value: string | boolean) => void;
  onLeave: () => void;
}

/** What one kind of field needs: its value is text. */
export interface TextualFieldProps extends FieldProps {
  value: string;
}

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
