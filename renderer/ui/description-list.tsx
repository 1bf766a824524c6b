import type { ReactNode } from 'react';
import classes from './description-list.module.css';

export interface DescriptionItem {
  readonly name: string;
  /** Null: nothing to say, the line is left out. */
  readonly value: ReactNode | null;
}

/** Names and values in two columns; `wide` leaves room for long names. */
export function DescriptionList({
  items,
  wide = false,
}: {
  items: readonly DescriptionItem[];
  wide?: boolean;
}) {
  return (
    <dl className={classes.list} data-wide={wide}>
      {items
        .filter(({ value }) => value !== null)
        .map(({ name, value }) => (
          <div key={name} className={classes.item}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
