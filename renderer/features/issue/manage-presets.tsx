import { Button } from '@mantine/core';
import { useRef } from 'react';
import type { Preset } from '../../../shared/models/preset.ts';
import { useCallAction } from '../../bridge/use-action.ts';
import { Dialog } from '../../ui/dialog.tsx';
import classes from './presets.module.css';

/** The presets of one API, to delete. The list keeps the focus when an entry goes. */
export function ManagePresets(props: { presets: readonly Preset[]; onClose: () => void }) {
  const { presets, onClose } = props;
  const list = useRef<HTMLUListElement>(null);
  const remove = useCallAction('presets.delete', {
    onDone: () => (presets.length === 1 ? onClose() : list.current?.focus()),
  });
  return (
    <Dialog onClose={onClose} title="Presets" size={480}>
      <ul ref={list} tabIndex={-1} className={classes.list}>
        {presets.map(({ id, name }) => (
          <li key={id} className={classes.item}>
            <span id={`preset-${id}`} className={classes.clip} title={name}>
              {name}
            </span>
            <Button
              variant="default"
              size="xs"
              aria-describedby={`preset-${id}`}
              onClick={() => remove.run({ id })}
            >
              Delete
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
