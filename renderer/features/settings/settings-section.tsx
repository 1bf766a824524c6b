import type { ReactNode } from 'react';
import classes from './settings-screen.module.css';

/** A headed part of the settings. */
export function SettingsSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className={classes.heading}>{title}</h2>
      <div className={classes.body}>{children}</div>
    </section>
  );
}
