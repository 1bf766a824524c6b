import type { ReactNode } from 'react';
import { FieldWrapper } from './field-wrapper.tsx';
import { NativeSelect, type SelectGroup } from './native-select.tsx';

export interface LabelledSelectProps {
  label: string;
  help?: string | undefined;
  problem?: string | undefined;
  below?: ReactNode;
  value: string;
  groups: readonly SelectGroup[];
  disabled?: boolean;
  initialFocus?: boolean;
  onChange: (value: string) => void;
  onLeave?: () => void;
}

/** A select in the frame that all fields share. */
export function LabelledSelect(props: LabelledSelectProps) {
  const {
    label,
    help,
    problem,
    below,
    value,
    groups,
    disabled = false,
    initialFocus = false,
    onChange,
    onLeave,
  } = props;
  return (
    <FieldWrapper label={label} help={help} problem={problem} below={below}>
      <NativeSelect
        value={value}
        groups={groups}
        error={problem !== undefined}
        disabled={disabled}
        initialFocus={initialFocus}
        onChange={onChange}
        onLeave={onLeave}
      />
    </FieldWrapper>
  );
}
