import { useRef } from 'react';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Fields, type FieldsProps } from '../../ui/fields/fields.tsx';
import classes from './connection-dialog.module.css';

/** The fields that few need; open from the moment when one of them has a value or a problem. */
export function AdvancedFields(props: FieldsProps) {
  const needed = props.fields.some(
    ({ name, initial = '' }) => props.problems[name] !== undefined || (props.values[name] ?? '') !== initial,
  );
  const wasNeeded = useRef(false);
  wasNeeded.current ||= needed;
  return (
    <Disclosure title="Advanced" open={wasNeeded.current}>
      <div className={classes.advanced}>
        <Fields {...props} />
      </div>
    </Disclosure>
  );
}
