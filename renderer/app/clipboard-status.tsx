import { Button } from '@mantine/core';
import { IconClipboard } from '@tabler/icons-react';
import type { ClipboardState } from '../../shared/contract.ts';
import { call } from '../bridge/call.ts';
import { PART_WORDS } from '../features/tokens/copy-token.ts';
import { announce } from '../ui/announcer.tsx';
import { sayError } from '../ui/say.ts';
import { useSecondsUntil } from '../ui/use-time-left.ts';
import classes from './status-bar.module.css';

/** Counts down to the moment at which the clipboard is cleared. */
export function ClipboardStatus({ clipboard }: { clipboard: NonNullable<ClipboardState> }) {
  const seconds = useSecondsUntil(clipboard.clearsAt);
  const clear = (): void => {
    call('clipboard.clear', undefined)
      .then(() => announce('Clipboard cleared.'))
      .catch(sayError);
  };
  return (
    <span className={classes.part} data-tone="strong">
      <IconClipboard size={15} aria-hidden />
      {`${PART_WORDS[clipboard.part]} in clipboard, cleared in ${seconds} s`}
      <Button variant="default" size="compact-xs" onClick={clear}>
        Clear now
      </Button>
    </span>
  );
}
