import { Button } from '@mantine/core';
import { IconBan, IconPencil, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { editObstacle, renewalObstacle, revocationObstacle } from '../../../shared/lifecycle.ts';
import type { Token } from '../../../shared/models/token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import classes from './lifecycle.module.css';
import type { LifecycleActions } from './lifecycle-actions.ts';

export interface LifecycleButtonsProps {
  token: Token;
  actions: LifecycleActions;
  /** A last button, which stands apart from the others. */
  children: ReactNode;
}

/** Renew and revoke where the vendor offers them; where they are not possible now, why. */
export function LifecycleButtons({ token, actions, children }: LifecycleButtonsProps) {
  const { renew, revoke } = PROVIDERS[token.api].lifecycle;
  const active = token.state === 'active';
  const noRenewal = active && renew ? renewalObstacle(token, Date.now()) : null;
  const noRevocation = active && revoke ? revocationObstacle(token) : null;
  return (
    <div className={classes.actions}>
      <div className={classes.buttons}>
        {active && renew && noRenewal === null && (
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} />}
            onClick={() => actions.onRenew(token)}
          >
            Renew token…
          </Button>
        )}
        {editObstacle(token) === null && (
          <Button
            variant="default"
            leftSection={<IconPencil size={16} />}
            onClick={() => actions.onEdit(token)}
          >
            Edit at the vendor…
          </Button>
        )}
        {active && revoke && noRevocation === null && (
          <Button
            variant="default"
            c="var(--td-danger)"
            leftSection={<IconBan size={16} />}
            onClick={() => actions.onRevoke(token)}
          >
            Revoke token…
          </Button>
        )}
        {children}
      </div>
      {noRenewal !== null && !token.adopted && (
        <p className={classes.why}>{`Cannot be renewed. ${noRenewal}`}</p>
      )}
      {noRevocation !== null && <p className={classes.why}>{`Cannot be revoked here. ${noRevocation}`}</p>}
    </div>
  );
}
