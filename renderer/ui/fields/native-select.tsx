import { Input } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';

export interface SelectGroup {
  /** Absent: the options stand alone. */
  readonly label?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export interface NativeSelectProps {
  value: string;
  groups: readonly SelectGroup[];
  /** Its name where it stands without a label. */
  name?: string;
  error?: boolean;
  disabled?: boolean;
  /** Takes the focus when its dialog opens. */
  initialFocus?: boolean;
  className?: string | undefined;
  onChange: (value: string) => void;
  onLeave?: (() => void) | undefined;
}

/** The platform's own select: its list is read, searched and operated as everywhere on the system. */
export function NativeSelect(props: NativeSelectProps) {
  const {
    value,
    groups,
    name,
    error = false,
    disabled = false,
    initialFocus,
    className,
    onChange,
    onLeave,
  } = props;
  return (
    <Input
      component="select"
      className={className ?? ''}
      aria-label={name}
      error={error}
      disabled={disabled}
      data-autofocus={initialFocus || undefined}
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
  );
}
