import { Table } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import classes from './data-table.module.css';

export interface DataTableProps {
  /** Its accessible name. */
  label: string;
  /** All rows with the head, where not all of them exist. */
  rowCount?: number;
  /** Cells of the head. */
  head: ReactNode;
  /** The rows. */
  children: ReactNode;
  /** What follows the table, and scrolls with it. */
  after?: ReactNode;
  /** Of the box that scrolls. */
  ref?: Ref<HTMLDivElement>;
  /** Without buttons in it, the table itself must take the focus to be scrolled by keys. */
  focusable?: boolean;
  /** Rows are as high as their text needs. */
  loose?: boolean;
}

/** A table that takes the room that is left, and scrolls below its head. */
export function DataTable(props: DataTableProps) {
  const { label, rowCount, head, children, after, ref, focusable = false, loose = false } = props;
  return (
    <div ref={ref} className={classes.scroll} {...(focusable ? { tabIndex: 0 } : {})}>
      <Table
        stickyHeader
        layout="fixed"
        className={classes.table}
        data-loose={loose || undefined}
        aria-label={label}
        aria-rowcount={rowCount}
      >
        <Table.Thead>
          <tr {...(rowCount === undefined ? {} : { 'aria-rowindex': 1 })}>{head}</tr>
        </Table.Thead>
        <tbody>{children}</tbody>
      </Table>
      {after}
    </div>
  );
}
