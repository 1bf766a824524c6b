import type { ReactNode } from 'react';
import classes from './blank.module.css';

/** What stands where there is nothing to show: why, and what to do next. */
export function Blank({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={classes.blank}>
      <p className={classes.title}>{title}</p>
      {children}
    </div>
  );
}
