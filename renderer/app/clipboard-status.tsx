import { Button } from '@mantine/core';
import { IconClipboard } from '@tabler/icons-react';
import type { ClipboardState } from '../../shared/contract.ts';
import { call } from '../bridge/call.ts';
import { PART_WORDS } from '../features/tokens/copy-token.ts';
import { announce } from '../ui/announcer.tsx';
import { sayError } from '../ui/say.ts';
import { useSecondsUntil } from '../ui/use-time-left.ts';
import classes from './status-bar.module.css';

const MAY_REMAIN =
  'The clipboard could not be cleared for certain. Copy something else to be sure that the secret is gone.';

/** Counts down to the moment at which the clipboard is cleared. */
export function ClipboardStatus({ clipboard }: { clipboard: NonNullable<ClipboardState> }) {
  const seconds = useSecondsUntil(clipboard.clearsAt);
  const clear = (): void => {
    call('clipboard.clear', undefined)
      .then(() => call('clipboard.state', undefined))
      .then((left) => announce(left === null ? 'Clipboard cleared.' : MAY_REMAIN))
      .catch(sayError);
  };
  return (
    <span className={classes.part} data-tone="strong">
      <IconClipboard size={15} aria-hidden />
      {clipboard.uncertain
        ? `${PART_WORDS[clipboard.part]} may still be in the clipboard`
        : `${PART_WORDS[clipboard.part]} in clipboard, cleared in ${seconds} s`}
      <Button variant="default" size="compact-xs" onClick={clear}>
        Clear now
      </Button>
    </span>
  );
}
