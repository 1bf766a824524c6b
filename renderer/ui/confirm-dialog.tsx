import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAction } from '../bridge/use-action.ts';
import classes from './confirm-dialog.module.css';
import { Dialog } from './dialog.tsx';
import { ErrorNotice } from './error-notice.tsx';

export interface ConfirmDialogProps {
  title: string;
  /** Name of what goes. */
  subject: string;
  /** The button that does it. */
  action: string;
  /** For a question about something that does no harm: no red button. */
  harmless?: boolean;
  /** What goes, and what stays. */
  children: ReactNode;
  onConfirm: () => Promise<void>;
  /** `true` after it was done. */
  onClose: (done: boolean) => void;
}

/** Asks before something goes for good. Enter does nothing dangerous: Cancel has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, subject, action, harmless = false, children, onConfirm, onClose } = props;
  const { run, busy, error } = useAction(onConfirm, { onDone: () => onClose(true), showsError: true });
  return (
    <Dialog onClose={() => onClose(false)} title={title} size={480}>
      <div className={classes.body}>
        <p className={classes.subject}>{subject}</p>
        {children}
        {error !== null && <ErrorNotice error={error} onRetry={run} />}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" data-autofocus onClick={() => onClose(false)}>
            Cancel
          </Button>
          <Button {...(harmless ? {} : { color: 'red.9' })} loading={busy} onClick={() => run()}>
            {action}
          </Button>
        </Group>
      </div>
    </Dialog>
  );
}
