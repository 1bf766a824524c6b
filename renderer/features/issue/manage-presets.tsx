import { Button, Modal } from '@mantine/core';
import { useRef } from 'react';
import type { Preset } from '../../../shared/models/preset.ts';
import { call } from '../../bridge/call.ts';
import { showError } from '../../ui/message.ts';
import classes from './presets.module.css';

/** The presets of one API, to delete. The list keeps the focus when an entry goes. */
export function ManagePresets(props: { presets: readonly Preset[]; opened: boolean; onClose: () => void }) {
  const { presets, opened, onClose } = props;
  const list = useRef<HTMLUListElement>(null);
  const remove = (id: string): void => {
    void call('presets.delete', { id })
      .then(() => (presets.length === 1 ? onClose() : list.current?.focus()))
      .catch(showError);
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Presets" size={480} transitionProps={{ duration: 0 }}>
      <ul ref={list} tabIndex={-1} className={classes.list}>
        {presets.map(({ id, name }) => (
          <li key={id} className={classes.item}>
            <span id={`preset-${id}`} className={classes.clip} title={name}>
              {name}
            </span>
            <Button variant="default" size="xs" aria-describedby={`preset-${id}`} onClick={() => remove(id)}>
              Delete
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
