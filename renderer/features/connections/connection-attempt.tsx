import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { duration } from '../../../shared/expiry.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import classes from './connection-dialog.module.css';
import type { Attempt } from './use-connection-form.ts';

/** A clock this far off makes countdowns worth a remark, in ms. */
const CLOCK_REMARK_MS = 5_000;

/** What the last test or save said. */
export function ConnectionAttempt({ attempt }: { attempt: Attempt }) {
  if (attempt.state === 'failed') return <ErrorNotice error={attempt.error} />;
  if (attempt.state !== 'tested') return null;
  const { outcome, message, request, durationMs, clockOffsetMs } = attempt.test;
  const Icon = outcome === 'accepted' ? IconCircleCheck : IconInfoCircle;
  const offset = clockOffsetMs ?? 0;
  return (
    <div role="status" className={classes.tested}>
      <Icon size={20} aria-hidden />
      <div>
        <p>{message}</p>
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
