import { Anchor } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ErrorCode, ErrorData } from '../../../shared/errors.ts';
import type { Connection } from '../../../shared/models/connection.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { openConnectionDialog } from '../connections/connection-dialog-store.ts';
import { useDraft } from './form-drafts.ts';
import { issueToken } from './issue-token.ts';
import { Issued } from './issued.tsx';

/** Failures whose cause is most likely in the connection's own fields. */
const ABOUT_CONNECTION: readonly ErrorCode[] = [
  'vendor-unauthorised',
  'unreachable',
  'tls',
  'redirected',
  'unencrypted',
  'secret-missing',
  'secret-changed',
];

/** What became of the last attempt through this connection. */
export function IssueOutcome({ connection }: { connection: Connection }) {
  const { attempt } = useDraft(connection);
  if (attempt.state === 'issued') return <Issued key={attempt.token.id} token={attempt.token} />;
  if (attempt.state === 'failed') return <IssueFailure connection={connection} error={attempt.error} />;
  return null;
}

/** Why there is no token, or why that is not known. */
function IssueFailure({ connection, error }: { connection: Connection; error: ErrorData }) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new failure must come into view
  useEffect(() => {
    // Newer Chromiums answer a promise, which an effect must not return.
    void box.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  return (
    <div ref={box}>
      <ErrorNotice error={error} onRetry={() => void issueToken(connection)}>
        {ABOUT_CONNECTION.includes(error.code) && (
          <Anchor
            component="button"
            type="button"
            onClick={() => openConnectionDialog({ kind: 'edit', id: connection.id })}
          >
            Edit this connection
          </Anchor>
        )}
      </ErrorNotice>
    </div>
  );
}
