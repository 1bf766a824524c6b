import { Input } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import type { InventoryDescription } from '../../../shared/forms/field.ts';
import classes from './server-tokens.module.css';

export interface UserFieldProps {
  words: NonNullable<InventoryDescription['otherUser']>;
  userId: string | null;
  onChange: (userId: string | null) => void;
}

/** Whose list is read: empty for the connection's own user. It counts with Enter, or when the field is left. */
export function UserField({ words, userId, onChange }: UserFieldProps) {
  const [typed, setTyped] = useState(userId ?? '');
  const wrong = typed !== '' && !/^\d{1,10}$/.test(typed);
  const apply = (): void => {
    const next = typed === '' ? null : typed;
    if (!wrong && next !== userId) onChange(next);
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    apply();
  };
  return (
    <form className={classes.user} onSubmit={submit}>
      <Input
        aria-label={words.label}
        placeholder={words.placeholder}
        title={words.help}
        inputMode="numeric"
        error={wrong}
        aria-invalid={wrong}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value.trim())}
        onBlur={apply}
      />
    </form>
  );
}
