import type { ReactNode } from 'react';
import { BareSelect, type SelectGroup } from './bare-select.tsx';
import { FieldFrame } from './field-frame.tsx';

export interface NativeSelectFrameProps {
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
export function NativeSelectFrame(props: NativeSelectFrameProps) {
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
    <FieldFrame label={label} help={help} problem={problem} below={below}>
      <BareSelect
        value={value}
        groups={groups}
        error={problem !== undefined}
        disabled={disabled}
        initialFocus={initialFocus}
        onChange={onChange}
        onLeave={onLeave}
      />
    </FieldFrame>
  );
}
