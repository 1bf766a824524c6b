import { Button } from '@mantine/core';
import { IconEye, IconRepeat, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Token } from '../../../shared/models/token.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { issueAgain } from '../issue/fill-form.ts';
import type { LifecycleActions } from '../lifecycle/lifecycle-actions.ts';
import { LifecycleButtons } from '../lifecycle/lifecycle-buttons.tsx';
import { RevealedToken } from '../token/revealed-token.tsx';
import { CopyButton, ExportButton } from '../token/token-buttons.tsx';
import { hasSecret } from '../token/token-words.ts';
import { useReveal } from '../token/use-reveal.ts';
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
  const { revealed, busy, error, show, hide } = useReveal(token.id);
  const usable = hasSecret(token);
  const asked = useRef(false);
  useEffect(() => {
    if (!reveal || !usable || asked.current) return;
    asked.current = true;
    show('access');
  }, [reveal, usable, show]);
  return (
    <div className={classes.actions}>
      {secretProblem !== null && <p className={classes.problem}>{secretProblem}</p>}
      <div className={classes.buttons}>
        {usable && (
          <>
            <CopyButton id={token.id} primary />
            <Button
              variant="default"
              leftSection={<IconEye size={16} />}
              loading={busy}
              disabled={revealed !== null}
              onClick={() => show('access')}
            >
              Reveal token
            </Button>
            <ExportButton id={token.id} />
            {token.hasRefreshToken && !token.renewalUnknown && <CopyButton id={token.id} part="refresh" />}
          </>
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
      </div>
      <LifecycleButtons token={token} actions={lifecycle} />
      {revealed !== null && <RevealedToken revealed={revealed} onHide={hide} />}
      {error !== null && <ErrorNotice error={error} onRetry={() => show('access')} />}
    </div>
  );
}
