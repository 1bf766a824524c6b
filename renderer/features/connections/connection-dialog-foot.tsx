import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { DialogFoot } from '../../ui/form-dialog.tsx';
import classes from './connection-dialog.module.css';

export interface ConnectionDialogFootProps {
  testing: boolean;
  saving: boolean;
  asking: boolean;
  onTest: () => void;
  onCancel: () => void;
  onKeep: () => void;
  onDiscard: () => void;
}

/** The dialog's buttons; in their place, when something typed would be lost, the question about it. */
export function ConnectionDialogFoot(props: ConnectionDialogFootProps) {
  const { testing, saving, asking, onTest, onCancel, onKeep, onDiscard } = props;
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking) keep.current?.focus();
  }, [asking]);
  if (asking) {
    return (
      <DialogFoot role="alertdialog" aria-label="Discard changes">
        <span>Discard what you typed?</span>
        <span className={classes.spring} />
        <Button ref={keep} variant="default" onClick={onKeep}>
          Keep editing
        </Button>
        <Button color="red.9" onClick={onDiscard}>
          Discard
        </Button>
      </DialogFoot>
    );
  }
  return (
    <DialogFoot>
      <Button variant="default" loading={testing} disabled={saving} onClick={onTest}>
        Test connection
      </Button>
      <span className={classes.spring} />
      <Button variant="subtle" onClick={onCancel}>
        Cancel
      </Button>
      <Button type="submit" loading={saving} disabled={testing}>
        Save connection
      </Button>
    </DialogFoot>
  );
}
