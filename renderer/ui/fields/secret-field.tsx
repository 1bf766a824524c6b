import { ActionIcon, Input } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { TextualFieldProps } from './field-props.ts';
import { FieldWrapper } from './field-wrapper.tsx';

/** A masked line; what is being typed can be shown. A kept secret is never in here. */
export function SecretField({ field, value, problem, kept, onChange, onLeave }: TextualFieldProps) {
  const [shown, setShown] = useState(false);
  const visible = shown && value !== '';
  return (
    <FieldWrapper label={field.label} help={field.help} problem={problem} optional={field.required !== true}>
      <Input
        error={problem !== undefined}
        type={visible ? 'text' : 'password'}
        value={value}
        placeholder={kept ?? field.placeholder}
        aria-required={field.required === true && kept === undefined}
        autoComplete="new-password"
        spellCheck={false}
        rightSectionPointerEvents="all"
        // The button's name says nothing of the field, so that the field's label finds the field alone.
        rightSection={
          value !== '' && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label="Show typed text"
              aria-pressed={visible}
              disabled={value === ''}
              onClick={() => setShown(!visible)}
            >
              {visible ? <IconEyeOff size={16} /> : <IconEye size={16} />}
            </ActionIcon>
          )
        }
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onLeave}
      />
    </FieldWrapper>
  );
}
