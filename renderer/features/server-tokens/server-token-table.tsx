import { Box, Button, Stack } from '@mantine/core';
import { useState } from 'react';
import type { ServerTokenEntry } from '../../../shared/models/server-token.ts';
import { DataTable } from '../../ui/data-table.tsx';
import type { OnTokenAction } from '../tokens/token-action.ts';
import type { ListOf } from '../tokens/use-server-tokens.ts';
import type { AskAboutEntry } from './entry-dialogs.tsx';
import { entryKey } from './entry-labels.ts';
import { ServerTokenRow } from './server-token-row.tsx';
import classes from './server-tokens.module.css';
import { VendorsWithoutList } from './vendors-without-list.tsx';

/** So many rows at first: each has several buttons, and hardly any user has more tokens. */
const FIRST_ROWS = 200;

export interface ServerTokenTableProps {
  entries: readonly ServerTokenEntry[];
  list: ListOf;
  /** Server clock minus this computer's. */
  clockOffsetMs: number;
  onAction: OnTokenAction;
  onAsk: AskAboutEntry;
}

export function ServerTokenTable({ entries, list, clockOffsetMs, onAction, onAsk }: ServerTokenTableProps) {
  const [all, setAll] = useState(false);
  const shown = all ? entries : entries.slice(0, FIRST_ROWS);
  return (
    <DataTable
      label="Tokens at the vendor"
      head={
        <>
          <th>Token</th>
          <th className={classes.standing}>Known</th>
          <th className={classes.expires}>Time left</th>
          <th className={classes.time}>Renewable until</th>
          <th className={`${classes.time} ${classes.lastUsed}`}>Last used</th>
          <th className={classes.actions}>Actions</th>
        </>
      }
      after={
        <Stack align="center" py="md">
          {shown.length < entries.length && (
            <Button variant="default" onClick={() => setAll(true)}>
              {`Show all ${entries.length.toLocaleString('en-GB')}`}
            </Button>
          )}
          <Box w="100%">
            <VendorsWithoutList />
          </Box>
        </Stack>
      }
    >
      {shown.map((entry) => (
        <ServerTokenRow
          key={entryKey(entry)}
          entry={entry}
          list={list}
          clockOffsetMs={clockOffsetMs}
          onAction={onAction}
          onAsk={onAsk}
        />
      ))}
    </DataTable>
  );
}
