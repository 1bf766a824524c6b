import type { CallInput } from '../../../shared/contract.ts';
import type { RecordActionDescription } from '../../../shared/forms/field.ts';
import type { RecordActionDone } from '../../../shared/models/lookup.ts';
import { call } from '../../bridge/call.ts';
import { announce } from '../../ui/announcer.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

export interface RecordActionQuestionProps {
  of: CallInput<'lookups.details'>;
  /** Name of the record. */
  title: string;
  action: RecordActionDescription;
  onDone: (done: RecordActionDone) => void;
  onClose: () => void;
}

/** Says what an action does and whom it concerns, asks, and shows what the vendor answers. */
export function RecordActionQuestion({ of, title, action, onDone, onClose }: RecordActionQuestionProps) {
  const act = async (): Promise<void> => {
    const done = await call('lookups.act', { ...of, action: action.name });
    announce(done.message);
    onDone(done);
  };
  return (
    <ConfirmDialog
      title={action.label}
      subject={title}
      action={action.label}
      harmless={!action.dangerous}
      onConfirm={act}
      onClose={onClose}
    >
      {action.consequences.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </ConfirmDialog>
  );
}
