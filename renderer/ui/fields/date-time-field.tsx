import { Button, Group, Input } from '@mantine/core';
import type { TextualFieldProps } from './field.tsx';
import { FieldFrame } from './field-frame.tsx';
import { localDateTimeIn } from './local-date-time.ts';

/** A local date and time, with buttons for the usual spans. */
export function DateTimeField({ field, value, problem, onChange, onLeave }: TextualFieldProps) {
  return (
    <FieldFrame label={field.label} help={field.help} problem={problem} optional={field.required !== true}>
      <Group gap={6} wrap="wrap">
        <Input
          error={problem !== undefined}
          type="datetime-local"
          value={value}
          flex="1 1 200px"
          onChange={(event) => onChange(event.currentTarget.value)}
          onBlur={onLeave}
        />
        {(field.presetDays ?? []).map((days) => (
          <Button
            key={days}
            variant="default"
            px={10}
            title={`${days} days from now`}
            onClick={() => onChange(localDateTimeIn(days, Date.now()))}
          >
            {`+${days} days`}
          </Button>
        ))}
      </Group>
    </FieldFrame>
  );
}
