import { Button, Group, Input } from '@mantine/core';
import { localDateTime } from '../../../shared/forms/local-date-time.ts';
import type { TextualFieldProps } from './field-props.ts';
import { FieldWrapper } from './field-wrapper.tsx';

const WRITTEN_OUT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' });

/** In words, because the field itself writes 6 December as 12/06 or 06/12, as the system is set. */
function writtenOut(value: string): string | undefined {
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : WRITTEN_OUT.format(time);
}

/** The same time of day so many calendar days from now: a day is not always 24 hours long. */
function inDays(days: number): string {
  const date = new Date();
  date.setDate(date.getDate() + days);
  return localDateTime(date.getTime());
}

/** A local date and time, with buttons for the usual spans. */
export function DateTimeField({ field, value, problem, onChange, onLeave }: TextualFieldProps) {
  return (
    <FieldWrapper
      label={field.label}
      help={field.help}
      problem={problem}
      optional={field.required !== true}
      below={writtenOut(value)}
    >
      <Input
        error={problem !== undefined}
        type="datetime-local"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onLeave}
      />
      <Group gap={6}>
        {(field.presetDays ?? []).map((days) => (
          <Button key={days} variant="default" size="compact-xs" onClick={() => onChange(inDays(days))}>
            {`In ${days} days`}
          </Button>
        ))}
      </Group>
    </FieldWrapper>
  );
}
