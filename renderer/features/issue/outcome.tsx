import type { Connection } from '../../../shared/models/connection.ts';
import { useDesk } from './desk.ts';
import { IssueFailure } from './issue-failure.tsx';
import { Issued } from './issued.tsx';

/** What became of the last attempt through this connection. */
export function Outcome({ connection }: { connection: Connection }) {
  const { run } = useDesk(connection);
  if (run.state === 'issued') return <Issued key={run.token.id} token={run.token} />;
  if (run.state === 'failed') return <IssueFailure connection={connection} error={run.error} />;
  return null;
}
