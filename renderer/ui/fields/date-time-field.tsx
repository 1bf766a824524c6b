import { Button, Group, Input } from '@mantine/core';
import type { TextualFieldProps } from './field.tsx';
import { FieldFrame } from './field-frame.tsx';
import { localDateTimeIn } from './local-date-time.ts';

const WRITTEN_OUT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' });

/** In words, because the field itself writes 6 December as 12/06 or 06/12, as the system is set. */
function writtenOut(value: string): string | undefined {
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : WRITTEN_OUT.format(time);
}

/** A local date and time, with buttons for the usual spans. */
export function DateTimeField({ field, value, problem, onChange, onLeave }: TextualFieldProps) {
  return (
    <FieldFrame
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
          <Button
            key={days}
            variant="default"
            size="compact-xs"
            onClick={() => onChange(localDateTimeIn(days, Date.now()))}
          >
            {`In ${days} days`}
          </Button>
        ))}
      </Group>
    </FieldFrame>
  );
}
