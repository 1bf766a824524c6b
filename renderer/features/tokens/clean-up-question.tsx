import { ConfirmDelete } from '../../ui/confirm-delete.tsx';
import { countWords } from './policy.ts';
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
    <ConfirmDelete
      title="Save clean-up policy"
      subject={`Now due: ${countWords(due)}`}
      action="Save policy"
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>
        {`The next clean-up removes ${countWords(due, ' and ')}. Nobody can bring them back. At the vendors nothing changes.`}
      </p>
    </ConfirmDelete>
  );
}
