import type { ComponentPropsWithRef, ReactNode } from 'react';
import classes from './form-dialog.module.css';

/** The form of a dialog: its fields scroll, its buttons stay in sight. */
export function DialogForm(props: ComponentPropsWithRef<'form'>) {
  return <form className={classes.form} noValidate {...props} />;
}

/** The part that scrolls. */
export function DialogFields({ children }: { children: ReactNode }) {
  return <div className={classes.fields}>{children}</div>;
}

/** The buttons of a dialog, below a line. */
export function DialogFoot(props: ComponentPropsWithRef<'div'>) {
  return <div className={classes.foot} {...props} />;
}
