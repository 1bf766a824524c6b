import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { PassphraseDialog } from './passphrase-dialog.tsx';
import classes from './unlock-form.module.css';

/** The way out of a lock whose passphrase nothing can check any more: it costs the secrets, not the lock. */
export function StartOver() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={classes.form}>
      <p>
        The entry that the passphrase is checked against is not in this keychain. Open the keychain that
        Tokendesk used before, then unlock as usual. If it is gone for good, you can start over without the
        stored secrets.
      </p>
      <Group>
        <Button variant="default" onClick={() => setIsOpen(true)}>
          Start over…
        </Button>
      </Group>
      {isOpen && <PassphraseDialog purpose="start-over" onClose={() => setIsOpen(false)} />}
    </div>
  );
}
