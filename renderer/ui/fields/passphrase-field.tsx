import { ActionIcon, Input } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { type RefObject, useState } from 'react';
import { FieldWrapper } from './field-wrapper.tsx';

export interface PassphraseFieldProps {
  label: string;
  /** The only way to what is typed: it is read when it is sent, and kept nowhere. */
  field: RefObject<HTMLInputElement | null>;
  problem?: string | undefined;
  help?: string;
  /** A new one, which a password manager must not fill in. */
  fresh?: boolean;
  /** Takes the focus when its dialog opens. */
  initialFocus?: boolean;
  onType?: () => void;
}

/** A masked line whose text stays in the element alone. */
export function PassphraseField(props: PassphraseFieldProps) {
  const { label, field, problem, help, fresh = false, initialFocus = false, onType } = props;
  const [shown, setShown] = useState(false);
  return (
    <FieldWrapper label={label} help={help} problem={problem}>
      <Input
        ref={field}
        error={problem !== undefined}
        type={shown ? 'text' : 'password'}
        maxLength={1_000}
        aria-required
        autoComplete={fresh ? 'new-password' : 'off'}
        spellCheck={false}
        data-autofocus={initialFocus || undefined}
        rightSectionPointerEvents="all"
        rightSection={
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label="Show typed text"
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? <IconEyeOff size={16} /> : <IconEye size={16} />}
          </ActionIcon>
        }
        onChange={onType}
      />
    </FieldWrapper>
  );
}

/** Takes what is typed out of its field, so that nothing of it stays on the page. */
export function takeTyped(field: RefObject<HTMLInputElement | null>): string {
  const typed = field.current?.value ?? '';
  if (field.current !== null) field.current.value = '';
  return typed;
}
