import { Input } from '@mantine/core';
import type { TextualFieldProps } from './field.tsx';
import { FieldFrame } from './field-frame.tsx';

/** One line of text, or digits. */
export function TextField(props: TextualFieldProps) {
  const { field, value, problem, initialFocus, onChange, onLeave } = props;
  return (
    <FieldFrame label={field.label} help={field.help} problem={problem} optional={field.required !== true}>
      <Input
        error={problem !== undefined}
        value={value}
        placeholder={field.placeholder}
        inputMode={field.kind === 'number' ? 'numeric' : 'text'}
        aria-required={field.required === true}
        data-autofocus={initialFocus || undefined}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onLeave}
      />
    </FieldFrame>
  );
}
