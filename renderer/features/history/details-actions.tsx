import { Button } from '@mantine/core';
import { IconRepeat, IconTrash } from '@tabler/icons-react';
import type { Token } from '../../../shared/models/token.ts';
import { issueAgain } from '../issue/fill-form.ts';
import type { LifecycleActions } from '../lifecycle/lifecycle-actions.ts';
import { LifecycleButtons } from '../lifecycle/lifecycle-buttons.tsx';
import { SecretActions } from '../token/secret-actions.tsx';
import { hasSecret } from '../token/token-words.ts';
import classes from './token-details.module.css';

export interface DetailsActionsProps {
  token: Token;
  /** Why the secret cannot be read now; null when it can. */
  secretProblem: string | null;
  reveal: boolean;
  onDelete: (token: Token) => void;
  lifecycle: LifecycleActions;
}

/** What can be done with the token, and the token itself while it is revealed. */
export function DetailsActions(props: DetailsActionsProps) {
  const { token, secretProblem, reveal, onDelete, lifecycle } = props;
  return (
    <div className={classes.actions}>
      {secretProblem !== null && <p className={classes.problem}>{secretProblem}</p>}
      {hasSecret(token) && <SecretActions token={token} revealAtOnce={reveal} />}
      <LifecycleButtons token={token} actions={lifecycle}>
        <Button
          variant="default"
          leftSection={<IconRepeat size={16} />}
          onClick={() => void issueAgain(token)}
        >
          Issue again…
        </Button>
        <Button
          variant="default"
          c="var(--td-danger)"
          leftSection={<IconTrash size={16} />}
          onClick={() => onDelete(token)}
        >
          Delete…
        </Button>
      </LifecycleButtons>
    </div>
  );
}
