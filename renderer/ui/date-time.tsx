import classes from './date-time.module.css';

const SHORT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
const FULL = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });

/** `22 Nov 2026, 14:05:09`, in this computer's time zone. */
export function formatInstant(ms: number): string {
  return SHORT.format(ms);
}

/** With weekday and time zone, for a title. */
export function formatInstantFully(ms: number): string {
  return FULL.format(ms);
}

/** The same on two lines, for a narrow column. */
export function StackedDateTime({ at }: { at: number }) {
  const [date, time] = SHORT.format(at).split(', ');
  return (
    <time dateTime={new Date(at).toISOString()} title={formatInstantFully(at)}>
      <span className={classes.line}>{date}</span> <span className={classes.line}>{time}</span>
    </time>
  );
}

/** An instant on the screen; hovering tells the time zone. */
export function DateTime({ at }: { at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={formatInstantFully(at)}>
      {formatInstant(at)}
    </time>
  );
}
