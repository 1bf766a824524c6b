import type { ReactNode } from 'react';
import classes from './disclosure.module.css';

/** The platform's own disclosure: a title that opens and closes what is below it. */
export function Disclosure(props: { title: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className={classes.disclosure} open={props.open}>
      <summary className={classes.title}>{props.title}</summary>
      <div className={classes.body}>{props.children}</div>
    </details>
  );
}
