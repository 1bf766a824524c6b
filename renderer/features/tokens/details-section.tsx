import type { ReactNode } from 'react';
import classes from './token-details.module.css';

/** A headed part of the details. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className={classes.heading}>{title}</h3>
      {children}
    </section>
  );
}
