import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useCall } from '../../bridge/use-call.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LabelledSelect } from '../../ui/fields/labelled-select.tsx';
import { numberOptions } from '../../ui/options.ts';
import { useSettings } from '../../ui/use-settings.ts';
import { PassphraseDialog } from '../lock/passphrase-dialog.tsx';
import type { PassphrasePurpose } from '../lock/use-passphrase-form.ts';
import classes from './settings-screen.module.css';
import { SettingsSection } from './settings-section.tsx';

const IDLE_MINUTES = [0, 1, 2, 5, 10, 15, 30, 60];

/** The app lock: on or off, its passphrase, when it locks by itself. */
export function LockSection() {
  const { data, isError, error, refetch } = useCall('lock.state', undefined);
  const info = useCall('app.info', undefined);
  const { settings, choose } = useSettings();
  const [purpose, setPurpose] = useState<PassphrasePurpose | null>(null);
  return (
    <SettingsSection title="App lock">
      <p>
        A passphrase stops a passer-by at your unattended computer, not malware that runs under your account.
      </p>
      {isError && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data?.configured === true && (
        <>
          <DescriptionList
            wide
            items={[
              { name: 'State', value: 'On' },
              {
                name: 'Locks',
                value: locksWhen(info.data?.platform),
              },
            ]}
          />
          <div className={classes.choices}>
            <LabelledSelect
              label="Also lock after"
              help="Without any input on this computer."
              value={String(settings.lockIdleMinutes)}
              groups={[{ options: numberOptions(IDLE_MINUTES, settings.lockIdleMinutes, idleWords) }]}
              onChange={(value) => choose({ lockIdleMinutes: Number(value) })}
            />
          </div>
        </>
      )}
      {data !== undefined && (
        <Group gap={8}>
          {data.configured ? (
            <>
              <Button variant="default" onClick={() => setPurpose('change')}>
                Change passphrase
              </Button>
              <Button variant="default" onClick={() => setPurpose('remove')}>
                Remove passphrase
              </Button>
            </>
          ) : (
            <Button variant="default" onClick={() => setPurpose('set')}>
              Set passphrase
            </Button>
          )}
        </Group>
      )}
      {purpose !== null && <PassphraseDialog purpose={purpose} onClose={() => setPurpose(null)} />}
    </SettingsSection>
  );
}

/** Linux sends no event when its screen is locked, so Tokendesk looks, and not every desktop tells. */
function locksWhen(platform: string | undefined): string {
  return platform === 'linux'
    ? 'When Tokendesk starts, when the computer sleeps, and with “Lock now”. Within 15 seconds after the screen is locked, on desktops that tell; Wayland desktops often do not, so choose a time below too'
    : 'When Tokendesk starts, when the computer sleeps or its screen is locked, and with “Lock now”';
}

function idleWords(minutes: number): string {
  if (minutes === 0) return 'Never';
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
