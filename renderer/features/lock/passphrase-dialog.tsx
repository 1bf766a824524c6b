import { Button, Group } from '@mantine/core';
import { MIN_PASSPHRASE } from '../../../shared/models/lock.ts';
import { useCall } from '../../bridge/use-call.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PassphraseField } from '../../ui/fields/passphrase-field.tsx';
import { showMessage } from '../../ui/message.ts';
import classes from './passphrase-dialog.module.css';
import { isRefusal, passphraseProblem } from './passphrase-problem.ts';
import { asksForCurrent, type PassphrasePurpose, usePassphraseForm } from './use-passphrase-form.ts';
import { useWait } from './use-wait.ts';

const WORDS: Readonly<Record<PassphrasePurpose, { title: string; action: string; done: string }>> = {
  set: { title: 'Set passphrase', action: 'Set passphrase', done: 'App lock is on.' },
  change: { title: 'Change passphrase', action: 'Change passphrase', done: 'Passphrase changed.' },
  remove: { title: 'Remove passphrase', action: 'Remove passphrase', done: 'App lock is off.' },
  'start-over': {
    title: 'Start over',
    action: 'Remove secrets and unlock',
    done: 'All secrets were removed, and a new passphrase is set.',
  },
};

export interface PassphraseDialogProps {
  purpose: PassphrasePurpose;
  onClose: () => void;
}

/** Sets, changes or removes the passphrase of the app lock. */
export function PassphraseDialog({ purpose, onClose }: PassphraseDialogProps) {
  const words = WORDS[purpose];
  const form = usePassphraseForm(purpose, () => {
    showMessage(words.done);
    onClose();
  });
  const wait = useWait(useCall('lock.state', undefined).data?.retryAt ?? null);
  const { problems } = form.fields;
  const refused = isRefusal(form.error);
  // The fields themselves say what is missing.
  const isIncomplete = Object.keys(problems).length > 0;
  return (
    <Dialog onClose={onClose} title={words.title} size={440}>
      <form {...form.element} className={classes.form}>
        {purpose === 'remove' && <p>Tokendesk will no longer lock, and opens without a question.</p>}
        {purpose === 'start-over' && (
          <p>
            Tokendesk removes the secret of every token and connection from the keychain, then opens with the
            new passphrase. The history stays; tokens stay valid at their vendors. This cannot be undone.
          </p>
        )}
        {asksForCurrent(purpose) && (
          <PassphraseField
            label="Current passphrase"
            field={form.current}
            problem={passphraseProblem(form.error, wait) ?? problems.current}
            initialFocus
            onType={form.onType}
          />
        )}
        {purpose !== 'remove' && (
          <>
            <PassphraseField
              label="New passphrase"
              field={form.next}
              help={`At least ${MIN_PASSPHRASE} characters. Without it, nobody can unlock Tokendesk: keep it somewhere safe.`}
              problem={problems.next}
              fresh
              initialFocus={!asksForCurrent(purpose)}
              onType={form.onType}
            />
            <PassphraseField
              label="Repeat the new passphrase"
              field={form.repeated}
              problem={problems.repeated}
              fresh
              onType={form.onType}
            />
          </>
        )}
        {form.error !== null && !refused && !isIncomplete && <ErrorNotice error={form.error} />}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            loading={form.busy}
            disabled={wait > 0}
            {...(purpose === 'remove' || purpose === 'start-over' ? { color: 'red.9' } : {})}
          >
            {words.action}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
