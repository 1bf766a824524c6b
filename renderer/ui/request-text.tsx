import classes from './request-text.module.css';

/** A request line such as `POST https://…`, wrapped wherever it must. */
export function RequestText({ request }: { request: string }) {
  return (
    <div className={classes.request}>
      <span className={classes.name}>Request</span>
      <code>{request}</code>
    </div>
  );
}
