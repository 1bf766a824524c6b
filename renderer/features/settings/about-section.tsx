import { Button, Group } from '@mantine/core';
import { useCallAction } from '../../bridge/use-action.ts';
import { useCall } from '../../bridge/use-call.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { showMessage } from '../../ui/message.ts';
import { counted } from '../../ui/options.ts';
import { SettingsSection } from './settings-section.tsx';

/** Where the data is, and which version this is. */
export function AboutSection() {
  const { data, isError, error, refetch } = useCall('app.info', undefined);
  const openFolder = useCallAction('app.openUserData');
  const copyLog = useCallAction('app.copyLog', {
    onDone: ({ lines }) => showMessage(`Log copied, ${counted(lines, 'line')}. It holds no secret.`),
  });
  return (
    <SettingsSection title="Data and version">
      {isError && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <DescriptionList
          wide
          items={[
            { name: 'Version', value: `Tokendesk ${data.version}` },
            { name: 'Data folder', value: <code>{data.userDataFolder}</code> },
            { name: 'Log', value: <code>{data.logFile}</code> },
          ]}
        />
      )}
      {data?.journal === 'rollback' && (
        <p>
          This folder is on another computer or on a disk of a kind that is not fast and safe at the same
          time. Tokendesk chose safe: it saves more slowly and keeps the history to itself while it runs. A
          folder on this computer is better; start Tokendesk with <code>--user-data-dir=FOLDER</code> to use
          one.
        </p>
      )}
      <p>Secrets are not in this folder. They are in the keychain, or in memory only.</p>
      <Group gap={8}>
        <Button variant="default" onClick={() => openFolder.run(undefined)}>
          Open folder
        </Button>
        <Button variant="default" onClick={() => copyLog.run(undefined)}>
          Copy log
        </Button>
      </Group>
    </SettingsSection>
  );
}
