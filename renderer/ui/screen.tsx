import type { ReactNode } from 'react';
import classes from './screen.module.css';

export interface ScreenProps {
  title: string;
  /** One line below the title. */
  lead?: ReactNode;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  /** The content brings its own scrolling (a table). */
  fixed?: boolean;
  children: ReactNode;
}

/** Title, actions and content of one screen. */
export function Screen({ title, lead, actions, fixed = false, children }: ScreenProps) {
  return (
    <div className={classes.screen} data-fixed={fixed}>
      <header className={classes.head}>
        <div>
          <h1 className={classes.title}>{title}</h1>
          {lead !== undefined && <p className={classes.lead}>{lead}</p>}
        </div>
        {actions}
      </header>
      {children}
    </div>
  );
}
