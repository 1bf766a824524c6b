import { Button } from '@mantine/core';
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { duration } from '../../../shared/expiry.ts';
import type { ConnectionTest } from '../../../shared/models/connection.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import classes from './connection-dialog.module.css';

/** A clock this far off makes countdowns worth a remark, in ms. */
const CLOCK_REMARK_MS = 5_000;

export interface ConnectionResultProps {
  /** What a test said; null: nothing. */
  test: ConnectionTest | null;
  /** Why a test or a save failed; null: it did not. */
  error: unknown;
  /** Takes over settings with which the server takes the credentials. */
  onUse: (settings: Readonly<Record<string, string>>) => void;
}

/** What the last test or save said: it comes into view, and is read out. */
export function ConnectionResult({ test, error, onUse }: ConnectionResultProps) {
  const box = useRef<HTMLDivElement>(null);
  const said = test !== null || error !== null;
  useEffect(() => {
    // Newer Chromiums answer a promise, which an effect must not return.
    if (said) void box.current?.scrollIntoView({ block: 'nearest' });
  }, [said]);
  return (
    <div ref={box}>
      {error !== null && <ErrorNotice error={error} />}
      {/* Always there: a live region that comes with its words is not read out everywhere. */}
      <div aria-live="polite">
        {test !== null && error === null && <TestResult test={test} onUse={onUse} />}
      </div>
    </div>
  );
}

function TestResult({ test, onUse }: { test: ConnectionTest; onUse: ConnectionResultProps['onUse'] }) {
  const { outcome, message, request, durationMs, clockOffsetMs, suggestion } = test;
  const Icon = outcome === 'accepted' ? IconCircleCheck : IconInfoCircle;
  const offset = clockOffsetMs ?? 0;
  return (
    <div role="status" className={classes.tested}>
      <Icon size={20} aria-hidden />
      <div>
        <p>{message}</p>
        {suggestion !== null && (
          <div className={classes.suggestion}>
            <span>{suggestion.words}</span>
            <Button size="xs" variant="default" onClick={() => onUse(suggestion.settings)}>
              Use this
            </Button>
          </div>
        )}
        <p className={classes.detail}>
          <code>{request}</code>
          {` answered in ${Math.round(durationMs)} ms.`}
        </p>
        {Math.abs(offset) >= CLOCK_REMARK_MS && (
          <p className={classes.detail}>
            {`The server’s clock is ${duration(Math.abs(offset))} ${offset > 0 ? 'ahead of' : 'behind'} this computer’s. Countdowns allow for it.`}
          </p>
        )}
      </div>
    </div>
  );
}
