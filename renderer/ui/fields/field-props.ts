import type { ReactNode } from 'react';
import type { FieldDescription } from '../../../shared/forms/field.ts';

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
