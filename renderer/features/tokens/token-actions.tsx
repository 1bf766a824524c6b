import { Button } from '@mantine/core';
import {
  IconBan,
  IconPencil,
  IconPlugConnected,
  IconRefresh,
  IconRepeat,
  IconTrash,
} from '@tabler/icons-react';
import { editObstacle, renewalObstacle, revocationObstacle } from '../../../shared/lifecycle.ts';
import type { Token } from '../../../shared/models/token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { addressOf, navigate } from '../../ui/navigate.ts';
import { SecretActions } from './secret-actions.tsx';
import type { DetailsAction, OnTokenAction } from './token-action.ts';
import classes from './token-actions.module.css';
import { TokenCheckResult } from './token-check-result.tsx';
import { hasSecret } from './token-labels.ts';
import { useTokenCheck } from './use-token-check.ts';

export interface TokenActionsProps {
  token: Token;
  /** Why the secret cannot be read now; null when it can. */
  secretProblem: string | null;
  /** What the agent asked for in the row's menu: it is done at once. */
  atOnce: DetailsAction;
  onAction: OnTokenAction;
}

/** What can be done with the token and, where something is not possible now, why. */
export function TokenActions({ token, secretProblem, atOnce, onAction }: TokenActionsProps) {
  const usable = hasSecret(token);
  const check = useTokenCheck(token.id, atOnce === 'check' && usable);
  const { renew, revoke } = PROVIDERS[token.api].lifecycle;
  const active = token.state === 'active';
  const noRenewal = active && renew ? renewalObstacle(token, Date.now()) : null;
  const noRevocation = active && revoke ? revocationObstacle(token) : null;
  return (
    <div className={classes.actions}>
      {secretProblem !== null && <p className={classes.problem}>{secretProblem}</p>}
      {usable && <SecretActions token={token} revealAtOnce={atOnce === 'reveal'} />}
      <div className={classes.buttons}>
        {active && renew && noRenewal === null && (
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} />}
            onClick={() => onAction('renew', token.id)}
          >
            Renew token…
          </Button>
        )}
        {editObstacle(token) === null && (
          <Button
            variant="default"
            leftSection={<IconPencil size={16} />}
            onClick={() => onAction('edit', token.id)}
          >
            Edit at the vendor…
          </Button>
        )}
        {active && revoke && noRevocation === null && (
          <Button
            variant="default"
            c="var(--td-danger)"
            leftSection={<IconBan size={16} />}
            onClick={() => onAction('revoke', token.id)}
          >
            Revoke token…
          </Button>
        )}
        {usable && (
          <Button
            ref={check.button}
            variant="default"
            leftSection={<IconPlugConnected size={16} />}
            loading={check.busy}
            onClick={check.run}
          >
            Check token
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconRepeat size={16} />}
          onClick={() => navigate(addressOf('issue', 'again', token.id))}
        >
          Issue again…
        </Button>
        <Button
          variant="default"
          c="var(--td-danger)"
          leftSection={<IconTrash size={16} />}
          onClick={() => onAction('delete', token.id)}
        >
          Delete…
        </Button>
      </div>
      {noRenewal !== null && !token.adopted && (
        <p className={classes.why}>{`Cannot be renewed. ${noRenewal}`}</p>
      )}
      {noRevocation !== null && <p className={classes.why}>{`Cannot be revoked here. ${noRevocation}`}</p>}
      <TokenCheckResult checking={check} />
    </div>
  );
}
