import { useEffect } from 'react';
import { announce } from '../../ui/announcer.tsx';
import { useSecondsSince } from '../../ui/use-time-left.ts';
import classes from './issue-screen.module.css';

/** So many seconds are no wait. */
const NO_WAIT_S = 2;
/** After so many, somebody looks for a way to cancel. */
const LONG_S = 15;

/** For whom the agent waits, and how long already; read out once, and shown as it counts. */
export function Waiting({ since, vendor }: { since: number; vendor: string }) {
  const seconds = useSecondsSince(since);
  const waiting = seconds >= NO_WAIT_S;
  useEffect(() => {
    if (waiting) announce(`Waiting for ${vendor}.`);
  }, [waiting, vendor]);
  if (!waiting) return null;
  return (
    <div className={classes.waiting}>
      <p>{`Waiting for ${vendor}… ${seconds} s`}</p>
      {seconds >= LONG_S && (
        <p className={classes.whyNoCancel}>
          It cannot be cancelled: the token may exist already, and breaking off would lose it.
        </p>
      )}
    </div>
  );
}
