import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { countLabel } from './clean-up-policy.ts';
import type { Question } from './use-clean-up.ts';

export interface CleanUpQuestionProps {
  question: Question;
  onConfirm: () => Promise<void>;
  onClose: () => void;
}

/** Asks before a stricter policy is saved that removes something at once. */
export function CleanUpQuestion({ question, onConfirm, onClose }: CleanUpQuestionProps) {
  const { due } = question;
  return (
    <ConfirmDialog
      title="Save clean-up policy"
      subject={`Now due: ${countLabel(due)}`}
      action="Save policy"
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>
        {`The next clean-up removes ${countLabel(due, ' and ')}. Nobody can bring them back. At the vendors nothing changes.`}
      </p>
    </ConfirmDialog>
  );
}
