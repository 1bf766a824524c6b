import { Input } from '@mantine/core';
import type { TextualFieldProps } from './field-props.ts';
import { FieldWrapper } from './field-wrapper.tsx';
import { LineSuggestions } from './line-suggestions.tsx';
import classes from './lines-field.module.css';

/** Several lines, monospace: they are paths or PEM. */
export function LinesField({ field, value, problem, onChange, onLeave }: TextualFieldProps) {
  const area = (
    <FieldWrapper label={field.label} help={field.help} problem={problem} optional={field.required !== true}>
      <Input
        component="textarea"
        multiline
        classNames={{ input: classes.lines ?? '' }}
        error={problem !== undefined}
        rows={4}
        value={value}
        placeholder={field.placeholder}
        aria-required={field.required === true}
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onLeave}
      />
    </FieldWrapper>
  );
  if (field.suggestions === undefined) return area;
  return (
    <div className={classes.withSuggestions}>
      {area}
      <LineSuggestions suggestions={field.suggestions} value={value} onChange={onChange} />
    </div>
  );
}
