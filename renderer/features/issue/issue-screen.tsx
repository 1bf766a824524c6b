import { Loader } from '@mantine/core';
import { useCall } from '../../bridge/use-call.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useRoute } from '../../ui/navigate.ts';
import { Screen } from '../../ui/screen.tsx';
import { StartChoices } from '../connections/start-choices.tsx';
import { UnsettledActions } from '../lookups/unsettled-actions.tsx';
import { ConnectionChoice } from './connection-choice.tsx';
import { firstChoice } from './connection-groups.ts';
import { useIssueAgain } from './issue-again.ts';
import { IssueForm } from './issue-form.tsx';
import { IssueOutcome } from './issue-outcome.tsx';
import classes from './issue-screen.module.css';
import { SidePanel } from './side-panel.tsx';

/** The main job: choose a connection, fill in the form, get a token. */
export function IssueScreen() {
  const connections = useCall('connections.list', undefined);
  const { view, id: named } = useRoute();
  useIssueAgain(view === 'again' ? named : null);
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
  const connection = connections.data.find(({ id }) => id === named) ?? firstChoice(connections.data);
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
          <IssueOutcome key={connection.id} connection={connection} />
          <SidePanel connection={connection} />
        </div>
      </div>
    </Screen>
  );
}

/** The first screen of a newcomer: two ways to begin. */
function FirstRun() {
  return (
    <Screen
      title="Welcome to Tokendesk"
      lead="Issue access tokens at four APIs, see how long they last, copy and export them."
    >
      <StartChoices />
    </Screen>
  );
}
