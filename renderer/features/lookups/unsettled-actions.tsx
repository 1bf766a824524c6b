import { Button } from '@mantine/core';
import { useCallAction } from '../../bridge/use-action.ts';
import { useCall } from '../../bridge/use-call.ts';
import { DateTime } from '../../ui/date-time.tsx';
import classes from './lookup.module.css';

/** What was asked of a vendor and never answered, until it was done again or the agent has seen it. */
export function UnsettledActions() {
  const { data = [] } = useCall('lookups.unsettled', undefined);
  const dismiss = useCallAction('lookups.dismiss');
  return data.map(({ id, at, connectionName, message, hint }) => (
    <section key={id} className={classes.unsettled} aria-label="An answer never arrived">
      <p>{message}</p>
      <p>
        <strong>What to do:</strong> {hint}
      </p>
      <p className={classes.about}>
        {connectionName}, <DateTime at={at} />
      </p>
      <Button variant="default" size="xs" onClick={() => dismiss.run({ id })}>
        Dismiss
      </Button>
    </section>
  ));
}
