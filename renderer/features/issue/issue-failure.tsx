import { Anchor } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ErrorCode, ErrorData } from '../../../shared/errors.ts';
import type { Connection } from '../../../shared/models/connection.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { openConnectionDialog } from '../connections/connection-dialog-store.ts';
import { issueToken } from './issue-token.ts';

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

/** Why there is no token, or why that is not known. */
export function IssueFailure({ connection, error }: { connection: Connection; error: ErrorData }) {
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
            onClick={() => openConnectionDialog({ kind: 'edit', connection })}
          >
            Edit this connection
          </Anchor>
        )}
      </ErrorNotice>
    </div>
  );
}
