import { useEffect, useRef } from 'react';
import type { Revealed } from '../../../shared/contract.ts';
import { announce } from '../../ui/announcer.tsx';
import { useSecondsUntil } from '../../ui/use-time-left.ts';
import classes from './revealed-token.module.css';

/** A secret that the agent asked to see, with the seconds until it goes. */
export function RevealedToken({ revealed, what = 'Token' }: { revealed: Revealed; what?: string }) {
  const seconds = useSecondsUntil(revealed.hideAt);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer Chromiums answer a promise, which an effect must not return.
    void box.current?.scrollIntoView({ block: 'nearest' });
    announce(`${what} revealed.`);
  }, [what]);
  return (
    <div ref={box} className={classes.revealed}>
      {/* Focusable, because 8,192 characters need scrolling, and not everyone scrolls with a mouse. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable box must take the focus */}
      <section tabIndex={0} className={classes.secret} aria-label="Revealed value">
        <code>{revealed.secret}</code>
      </section>
      <span className={classes.count}>{`Hidden in ${seconds} s`}</span>
    </div>
  );
}
