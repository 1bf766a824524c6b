import { IconAlertTriangle } from '@tabler/icons-react';
import { useCall } from '../bridge/use-call.ts';
import classes from './session-banner.module.css';

/** Across the top while something that Tokendesk does by itself does not work: what, what to do, and that it goes on. */
export function JobProblems() {
  const { data = [] } = useCall('jobs.problems', undefined);
  if (data.length === 0) return null;
  return (
    <div className={classes.banner}>
      {data.map(({ job, message, hint }) => (
        <div key={job} className={classes.line}>
          <IconAlertTriangle size={20} aria-hidden />
          <p role="status">
            <strong>{message}</strong> {hint} Tokendesk tries again by itself.
          </p>
        </div>
      ))}
    </div>
  );
}
