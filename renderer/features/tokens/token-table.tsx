import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Token } from '../../../shared/models/token.ts';
import { DataTable } from '../../ui/data-table.tsx';
import type { OnTokenAction } from './token-action.ts';
import { TokenRow } from './token-row.tsx';
import classes from './token-table.module.css';

const ROW_HEIGHT = 52;
const HEAD_HEIGHT = 32;
/** So many rows before the end, the next page is asked for. */
const LOAD_AHEAD = 30;

export interface TokenTableProps {
  tokens: readonly Token[];
  /** How many rows there are in all, loaded or not. */
  matching: number;
  canLoadMore: boolean;
  onLoadMore: () => void;
  /** Tells which row is the last that exists on the screen, from 0. */
  onVisible: (lastRow: number) => void;
  /** Null: rows to read only. */
  onAction: OnTokenAction | null;
}

/** A real table of which only the visible rows exist; spacer rows hold the place of the others. */
export function TokenTable({
  tokens,
  matching,
  canLoadMore,
  onLoadMore,
  onVisible,
  onAction,
}: TokenTableProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: tokens.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => tokens[index]?.id ?? index,
    overscan: 8,
    // Tab must not leave the focused row behind the sticky head.
    scrollPaddingStart: HEAD_HEIGHT,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const nearEnd = last !== undefined && last.index >= tokens.length - LOAD_AHEAD;
  useEffect(() => {
    if (nearEnd && canLoadMore) onLoadMore();
  }, [nearEnd, canLoadMore, onLoadMore]);
  const lastRow = last?.index;
  useEffect(() => {
    if (lastRow !== undefined) onVisible(lastRow);
  }, [lastRow, onVisible]);

  return (
    <DataTable
      ref={scroll}
      label="Tokens"
      rowCount={matching + 1}
      focusable={onAction === null}
      head={
        <>
          <th className={classes.left}>Time left</th>
          <th>Token</th>
          <th className={classes.connection}>Connection</th>
          <th className={classes.ticket}>Ticket</th>
          <th className={classes.issued}>Issued</th>
          {onAction !== null && <th className={classes.actions}>Actions</th>}
        </>
      }
    >
      <Spacer height={first?.start ?? 0} />
      {items.map(({ index, key }) => {
        const token = tokens[index];
        return token && <TokenRow key={key} token={token} rowIndex={index + 2} onAction={onAction} />;
      })}
      <Spacer height={virtual.getTotalSize() - (last?.end ?? 0)} />
    </DataTable>
  );
}

function Spacer({ height }: { height: number }) {
  return height > 0 ? (
    <tr aria-hidden className={classes.spacer}>
      <td style={{ height }} />
    </tr>
  ) : null;
}
