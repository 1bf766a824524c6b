import type { ReactNode } from 'react';
import type { FieldDescription } from '../../../shared/forms/field.ts';
import { applies, type FieldProblems, optionsOf, withoutGoneOptions } from '../../../shared/forms/form.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import { Field } from './field.tsx';

export interface FieldsProps {
  fields: readonly FieldDescription[];
  values: FormValues;
  /** Further values on which fields depend, such as the connection's settings. */
  context?: FormValues;
  problems: FieldProblems;
  /** The first field takes the focus when its dialog opens. */
  initialFocus?: boolean;
  /** For a secret that is already kept: what its placeholder says. */
  keptWords?: (field: FieldDescription) => string | undefined;
  /** What stands beside a line of text. */
  beside?: (field: FieldDescription) => ReactNode;
  onChange: (name: string, value: string | boolean) => void;
  onLeave: (name: string) => void;
}

/** The fields that apply to what the form holds now, in their order. */
export function Fields({
  fields,
  values,
  context = {},
  problems,
  initialFocus = false,
  keptWords,
  beside,
  onChange,
  onLeave,
}: FieldsProps) {
  const all = withoutGoneOptions(fields, { ...context, ...values });
  return fields
    .filter((field) => applies(field, all))
    .map((field, index) => (
      <Field
        key={field.name}
        field={field.options === undefined ? field : { ...field, options: optionsOf(field, all) }}
        value={all[field.name] ?? (field.kind === 'checkbox' ? false : '')}
        problem={problems[field.name]}
        kept={keptWords?.(field)}
        beside={beside?.(field)}
        initialFocus={initialFocus && index === 0}
        onChange={(value) => onChange(field.name, value)}
        onLeave={() => onLeave(field.name)}
      />
    ));
}
