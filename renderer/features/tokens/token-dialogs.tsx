import { useCallback, useState } from 'react';
import type { Token } from '../../../shared/models/token.ts';
import { EditToken } from './edit-token.tsx';
import type { DetailsAction, OnTokenAction, QuestionAction, TokenAction } from './token-action.ts';
import { TokenDetailsDrawer } from './token-details-drawer.tsx';
import { tokenName } from './token-labels.ts';
import { DeleteToken, RenewToken, RevokeToken } from './token-questions.tsx';

/** What is open about a token: its details, and a question above them or alone. */
export interface OpenTokenDialogs {
  readonly details: { readonly id: string; readonly action: DetailsAction } | null;
  readonly question: { readonly id: string; readonly action: QuestionAction } | null;
}

const NONE: OpenTokenDialogs = { details: null, question: null };

/** What is open, what opens it, and what closes it. */
export function useTokenDialogs() {
  const [opened, setOpened] = useState(NONE);
  const onAction: OnTokenAction = useCallback(
    (action, id) =>
      setOpened((now) =>
        isQuestion(action) ? { ...now, question: { id, action } } : { ...now, details: { id, action } },
      ),
    [],
  );
  const close = useCallback((what: keyof OpenTokenDialogs | 'all') => {
    setOpened((now) => (what === 'all' ? NONE : { ...now, [what]: null }));
  }, []);
  return { opened, onAction, close };
}

function isQuestion(action: TokenAction): action is QuestionAction {
  return action === 'renew' || action === 'revoke' || action === 'edit' || action === 'delete';
}

export interface TokenDialogsProps {
  dialogs: ReturnType<typeof useTokenDialogs>;
  /** Those that a dialog can be about, as they are now. */
  tokens: readonly Token[];
  /** After something was closed; `done`: and something may have changed. */
  onClosed?: (done: boolean) => void;
}

/** The details of a token, and the questions before something happens to it. */
export function TokenDialogs({ dialogs: { opened, onAction, close }, tokens, onClosed }: TokenDialogsProps) {
  const { details, question } = opened;
  const listed = tokens.find(({ id }) => id === details?.id);
  const closeQuestion = (done: boolean): void => {
    close(done && question?.action === 'delete' ? 'all' : 'question');
    onClosed?.(done);
  };
  return (
    <>
      {details !== null && (
        <TokenDetailsDrawer
          key={details.id}
          {...details}
          name={listed && tokenName(listed)}
          onAction={onAction}
          covered={question !== null}
          onClose={() => {
            close('details');
            // Whatever was done in there may have changed more than the token.
            onClosed?.(true);
          }}
        />
      )}
      {question !== null && (
        <TokenQuestion key={question.id} {...question} tokens={tokens} onClose={closeQuestion} />
      )}
    </>
  );
}

const QUESTIONS = { renew: RenewToken, revoke: RevokeToken, delete: DeleteToken, edit: EditToken };

interface TokenQuestionProps {
  id: string;
  action: QuestionAction;
  tokens: readonly Token[];
  onClose: (done: boolean) => void;
}

function TokenQuestion({ id, action, tokens, onClose }: TokenQuestionProps) {
  const listed = tokens.find((token) => token.id === id);
  // A list that is read anew may leave it out before the question is answered.
  const [last, setLast] = useState(listed);
  if (listed !== undefined && listed !== last) setLast(listed);
  const token = listed ?? last;
  const Question = QUESTIONS[action];
  return token === undefined ? null : <Question token={token} onClose={onClose} />;
}
