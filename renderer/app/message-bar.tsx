import { CloseButton } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { closeMessage, message } from '../ui/message.ts';
import { useStore } from '../ui/store.ts';
import classes from './status-bar.module.css';

/**
 * The latest message. It takes its own room: nothing that can be clicked is ever below it. The live
 * region is always there, because one that comes with its words is not read out everywhere.
 */
export function MessageBar() {
  const shown = useStore(message, (state) => state);
  const Icon = shown?.kind === 'error' ? IconCircleX : IconCircleCheck;
  return (
    <div aria-live="polite">
      {shown !== null && (
        <div key={shown.turn} className={classes.strip} data-kind={shown.kind}>
          <Icon size={17} aria-hidden />
          <p role={shown.kind === 'error' ? 'alert' : undefined}>
            {shown.text} {shown.hint}
          </p>
          <CloseButton size="sm" aria-label="Close message" onClick={() => closeMessage(shown.turn)} />
        </div>
      )}
    </div>
  );
}
