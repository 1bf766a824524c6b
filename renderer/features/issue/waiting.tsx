import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { CallInFlight } from '../../../shared/models/call-in-flight.ts';
import { call } from '../../bridge/call.ts';
import { useCall } from '../../bridge/use-call.ts';
import { announce } from '../../ui/announcer.tsx';
import { useSecondsSince } from '../../ui/use-time-left.ts';
import classes from './issue-screen.module.css';

/** So many seconds are no wait. */
const NO_WAIT_S = 2;
/** After so many, somebody wonders what cancelling would cost. */
const LONG_S = 15;

export interface WaitingProps {
  /** Unix ms. */
  readonly since: number;
  readonly vendor: string;
  readonly connectionId: string;
}

/** For whom the agent waits, and how long already; read out once, shown as it counts, and the way to break it off. */
export function Waiting({ since, vendor, connectionId }: WaitingProps) {
  const seconds = useSecondsSince(since);
  const waiting = seconds >= NO_WAIT_S;
  const running = useIssueCall(connectionId);
  useEffect(() => {
    if (waiting) announce(`Waiting for ${vendor}.`);
  }, [waiting, vendor]);
  return (
    <>
      <CancelRequest running={running} />
      {waiting && (
        <div className={classes.waiting}>
          <p>{`Waiting for ${vendor}… ${seconds} s`}</p>
          {seconds >= LONG_S && running !== null && (
            <p className={classes.cancelling}>{CANCELLING[running.phase]}</p>
          )}
        </div>
      )}
    </>
  );
}

/** What cancelling now means. */
const CANCELLING: Readonly<Record<CallInFlight['phase'], string>> = {
  preparing: 'Nothing was sent yet.',
  sent: 'The request has left: if you cancel it now, a token may have been created that does not reach Tokendesk.',
  settling: 'The answer is here and is being kept.',
};

function CancelRequest({ running }: { running: CallInFlight | null }) {
  const [asked, setAsked] = useState<string | null>(null);
  const cancel = (id: string): void => {
    setAsked(id);
    // What became of the request is told by the request itself.
    void call('calls.cancel', { id }).catch(() => undefined);
  };
  return (
    <Button
      type="button"
      variant="default"
      disabled={running === null || running.phase === 'settling' || running.id === asked}
      onClick={() => running !== null && cancel(running.id)}
    >
      Cancel request
    </Button>
  );
}

/** The issue call of a connection that is under way; the newest, should there be several. */
function useIssueCall(connectionId: string): CallInFlight | null {
  const { data = [] } = useCall('calls.list', undefined);
  return data.findLast((one) => one.kind === 'issue' && one.connectionId === connectionId) ?? null;
}
