import { Input } from '@mantine/core';
import type { TextualFieldProps } from './field-props.ts';
import { FieldWrapper } from './field-wrapper.tsx';
import classes from './text-field.module.css';

/** One line of text, or digits. */
export function TextField(props: TextualFieldProps) {
  const { field, value, problem, initialFocus, beside, onChange, onLeave } = props;
  return (
    <FieldWrapper label={field.label} help={field.help} problem={problem} optional={field.required !== true}>
      <div className={classes.line}>
        <Input
          error={problem !== undefined}
          value={value}
          placeholder={field.placeholder}
          inputMode={field.kind === 'number' ? 'numeric' : 'text'}
          aria-required={field.required === true}
          data-autofocus={initialFocus || undefined}
          data-field={field.name}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.currentTarget.value)}
          onBlur={onLeave}
        />
        {beside}
      </div>
    </FieldWrapper>
  );
}
