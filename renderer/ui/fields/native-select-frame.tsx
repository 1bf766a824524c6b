import { Input } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { FieldFrame } from './field-frame.tsx';

export interface SelectGroup {
  /** Absent: the options stand alone. */
  readonly label?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export interface NativeSelectFrameProps {
  label: string;
  help?: string | undefined;
  problem?: string | undefined;
  below?: ReactNode;
  value: string;
  groups: readonly SelectGroup[];
  disabled?: boolean;
  onChange: (value: string) => void;
  onLeave?: () => void;
}

/** The platform's own select, in the frame that all fields share. */
export function NativeSelectFrame(props: NativeSelectFrameProps) {
  const { label, help, problem, below, value, groups, disabled = false, onChange, onLeave } = props;
  return (
    <FieldFrame label={label} help={help} problem={problem} below={below}>
      <Input
        component="select"
        error={problem !== undefined}
        disabled={disabled}
        pointer
        rightSectionPointerEvents="none"
        rightSection={<IconChevronDown size={16} aria-hidden />}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onLeave}
      >
        {groups.map((group) => {
          const options = group.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ));
          return group.label === undefined ? (
            options
          ) : (
            <optgroup key={group.label} label={group.label}>
              {options}
            </optgroup>
          );
        })}
      </Input>
    </FieldFrame>
  );
}
