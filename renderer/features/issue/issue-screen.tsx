import { Loader } from '@mantine/core';
import { useCall } from '../../bridge/use-call.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useStore } from '../../ui/store.ts';
import { UnsettledActions } from '../lookups/unsettled-actions.tsx';
import { ConnectionChoice } from './connection-choice.tsx';
import { firstChoice } from './connection-groups.ts';
import { desks } from './desk.ts';
import { FirstRun } from './first-run.tsx';
import { IssueForm } from './issue-form.tsx';
import classes from './issue-screen.module.css';
import { Outcome } from './outcome.tsx';
import { SidePanel } from './side-panel.tsx';

/** The main job: choose a connection, fill in the form, get a token. */
export function IssueScreen() {
  const connections = useCall('connections.list', undefined);
  const selected = useStore(desks, (state) => state.selected);
  if (connections.data === undefined) {
    return (
      <Screen title="Issue token">
        {connections.isError ? (
          <ErrorNotice error={connections.error} onRetry={() => void connections.refetch()} />
        ) : (
          <Loader size="sm" aria-label="Loading" />
        )}
      </Screen>
    );
  }
  const connection = connections.data.find(({ id }) => id === selected) ?? firstChoice(connections.data);
  if (connection === undefined) return <FirstRun />;
  return (
    <Screen title="Issue token" fixed>
      <div className={classes.columns}>
        <div className={classes.main}>
          <UnsettledActions />
          <ConnectionChoice connections={connections.data} connection={connection} />
          <IssueForm key={connection.id} connection={connection} />
        </div>
        <div className={classes.side}>
          <Outcome key={connection.id} connection={connection} />
          <SidePanel connection={connection} />
        </div>
      </div>
    </Screen>
  );
}
