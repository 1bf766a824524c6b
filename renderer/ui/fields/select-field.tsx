import type { TextualFieldProps } from './field-props.ts';
import { LabelledSelect } from './labelled-select.tsx';

/** A choice; the help of the chosen option is shown below it. */
export function SelectField({ field, value, problem, onChange, onLeave }: TextualFieldProps) {
  const options = field.options ?? [];
  const chosen = options.find((option) => option.value === value);
  const help = [chosen?.help, field.help].filter((line) => line !== undefined).join(' ');
  return (
    <LabelledSelect
      label={field.label}
      help={help === '' ? undefined : help}
      problem={problem}
      value={value}
      groups={[{ options }]}
      onChange={onChange}
      onLeave={onLeave}
    />
  );
}
