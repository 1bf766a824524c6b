import { Button, Group } from '@mantine/core';
import type { UpdateMode, UpdateStatus } from '../../../shared/models/updates.ts';
import { useCallAction } from '../../bridge/use-action.ts';
import { useCall } from '../../bridge/use-call.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LabelledSelect } from '../../ui/fields/labelled-select.tsx';
import { useSettings } from '../../ui/use-settings.ts';
import classes from './settings-screen.module.css';
import { SettingsSection } from './settings-section.tsx';

const MODES: readonly { value: UpdateMode; label: string }[] = [
  { value: 'off', label: 'Do not look for updates' },
  { value: 'notify', label: 'Say when there is one' },
  { value: 'install', label: 'Say so, and offer to install it' },
];

/** Newer versions: whether they are looked for, what was found, and what to do with it. */
export function UpdatesSection() {
  const { data, isError, error, refetch } = useCall('updates.status', undefined);
  return (
    <SettingsSection title="Updates">
      {isError && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (data.fixedBy === 'build' ? <NoServer /> : <WithServer status={data} />)}
    </SettingsSection>
  );
}

function NoServer() {
  return <p>This build of Tokendesk knows no update server and asks nobody for updates.</p>;
}

function WithServer({ status }: { status: UpdateStatus }) {
  const { settings, choose } = useSettings();
  return (
    <>
      <p>
        {`Once a day Tokendesk asks ${status.server} for its newest version and sends nothing of you or your work. `}
        It downloads nothing unless you say so.
      </p>
      <div className={classes.choices}>
        <LabelledSelect
          label="Updates"
          help={status.fixedBy === 'policy' ? 'Set by the administrator of this computer.' : undefined}
          value={status.fixedBy === 'policy' ? status.mode : settings.updates}
          groups={[{ options: MODES }]}
          disabled={status.fixedBy === 'policy'}
          onChange={(value) => choose({ updates: MODES.find((one) => one.value === value)?.value ?? 'off' })}
        />
      </div>
      {status.mode !== 'off' && <Found status={status} />}
    </>
  );
}

function Found({ status }: { status: UpdateStatus }) {
  const check = useCallAction('updates.check');
  const download = useCallAction('updates.download');
  const quit = useCallAction('updates.quitAndInstall');
  const mayInstall = status.mode === 'install' && status.installable && status.version !== null;
  return (
    <>
      <p role="status">{words(status)}</p>
      {status.mode === 'install' && !status.installable && (
        <p>This kind of installation cannot install updates itself: use what installed it.</p>
      )}
      <Group gap={8}>
        {status.state === 'ready' ? (
          <Button onClick={() => quit.run(undefined)}>Quit and install</Button>
        ) : (
          <Button
            variant="default"
            loading={status.state === 'checking'}
            disabled={status.state === 'downloading'}
            onClick={() => check.run(undefined)}
          >
            Check now
          </Button>
        )}
        {mayInstall && status.state !== 'ready' && (
          <Button loading={status.state === 'downloading'} onClick={() => download.run(undefined)}>
            {`Download ${status.version}`}
          </Button>
        )}
      </Group>
    </>
  );
}

function words({ state, version, percent, problem, checkedAt }: UpdateStatus): string {
  switch (state) {
    case 'idle':
      return 'Not asked yet.';
    case 'checking':
      return 'Asking the update server …';
    case 'current':
      return checkedAt === null
        ? 'Tokendesk is up to date.'
        : `Tokendesk is up to date, as of ${new Date(checkedAt).toLocaleString()}.`;
    case 'available':
      return `Tokendesk ${version} is available.`;
    case 'downloading':
      return `Downloading Tokendesk ${version}: ${percent ?? 0} %`;
    case 'ready':
      return `Tokendesk ${version} is installed when you quit.`;
    case 'failed':
      return problem;
  }
}
