import type { ReactNode } from 'react';
import type { FormValues } from '../../../shared/models/api.ts';
import type { FieldDescription } from '../../../shared/providers/description.ts';
import {
  applies,
  type FieldProblems,
  optionsOf,
  withoutGoneOptions,
} from '../../../shared/providers/form.ts';
import { Field } from './field.tsx';

export interface FieldsProps {
  fields: readonly FieldDescription[];
  values: FormValues;
  /** Further values on which fields depend, such as the connection's settings. */
  context?: FormValues;
  problems: FieldProblems;
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
  keptWords,
  beside,
  onChange,
  onLeave,
}: FieldsProps) {
  const all = withoutGoneOptions(fields, { ...context, ...values });
  return fields
    .filter((field) => applies(field, all))
    .map((field) => (
      <Field
        key={field.name}
        field={field.options === undefined ? field : { ...field, options: optionsOf(field, all) }}
        value={all[field.name] ?? (field.kind === 'checkbox' ? false : '')}
        problem={problems[field.name]}
        kept={keptWords?.(field)}
        beside={beside?.(field)}
        onChange={(value) => onChange(field.name, value)}
        onLeave={() => onLeave(field.name)}
      />
    ));
}
