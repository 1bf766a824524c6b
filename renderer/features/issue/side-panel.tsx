import { Anchor } from '@mantine/core';
import type { Connection } from '../../../shared/models/connection.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { call } from '../../bridge/call.ts';
import { sayError } from '../../ui/say.ts';
import classes from './side-panel.module.css';
import { ValuesToTry } from './values-to-try.tsx';

/** What this API's tokens are for; with a practice connection, what to type. */
export function SidePanel({ connection }: { connection: Connection }) {
  const { name, summary } = PROVIDERS[connection.api];
  return (
    <>
      {connection.practice && <ValuesToTry connection={connection} />}
      <p className={classes.about}>
        {summary}{' '}
        <Anchor
          component="button"
          type="button"
          inherit
          onClick={() => void call('app.openDocs', { api: connection.api }).catch(sayError)}
        >
          {`Open ${name}’s documentation`}
        </Anchor>
      </p>
    </>
  );
}
