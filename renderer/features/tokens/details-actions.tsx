import { Button } from '@mantine/core';
import { IconPlugConnected, IconRepeat, IconTrash } from '@tabler/icons-react';
import type { Token } from '../../../shared/models/token.ts';
import { issueAgain } from '../issue/fill-form.ts';
import type { LifecycleActions } from './lifecycle-actions.ts';
import { LifecycleButtons } from './lifecycle-buttons.tsx';
import { SecretActions } from './secret-actions.tsx';
import { TokenCheckResult } from './token-check-result.tsx';
import classes from './token-details.module.css';
import { hasSecret } from './token-words.ts';
import { useTokenCheck } from './use-token-check.ts';

export interface DetailsActionsProps {
  token: Token;
  /** Why the secret cannot be read now; null when it can. */
  secretProblem: string | null;
  reveal: boolean;
  /** Check at once: the agent asked for it in the row's menu. */
  check: boolean;
  onDelete: (token: Token) => void;
  lifecycle: LifecycleActions;
}

/** What can be done with the token, and the token itself while it is revealed. */
export function DetailsActions(props: DetailsActionsProps) {
  const { token, secretProblem, reveal, check, onDelete, lifecycle } = props;
  const usable = hasSecret(token);
  const checking = useTokenCheck(token.id, check && usable);
  return (
    <div className={classes.actions}>
      {secretProblem !== null && <p className={classes.problem}>{secretProblem}</p>}
      {usable && <SecretActions token={token} revealAtOnce={reveal} />}
      <LifecycleButtons token={token} actions={lifecycle}>
        {usable && (
          <Button
            ref={checking.button}
            variant="default"
            leftSection={<IconPlugConnected size={16} />}
            loading={checking.busy}
            onClick={checking.run}
          >
            Check token
          </Button>
        )}
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
      <TokenCheckResult checking={checking} />
    </div>
  );
}
