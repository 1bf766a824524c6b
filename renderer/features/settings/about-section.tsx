import { Button } from '@mantine/core';
import { call } from '../../bridge/call.ts';
import { useCall } from '../../bridge/use-call.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { showError, showMessage } from '../../ui/message.ts';
import classes from './settings-screen.module.css';
import { SettingsSection } from './settings-section.tsx';

/** Where the data is, and which version this is. */
export function AboutSection() {
  const { data, isError, error, refetch } = useCall('app.info', undefined);
  const copyLog = (): void => {
    call('app.copyLog', undefined)
      .then(({ lines }) =>
        showMessage(`Log copied, ${lines === 1 ? '1 line' : `${lines} lines`}. It holds no secret.`),
      )
      .catch(showError);
  };
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
      <p>Secrets are not in this folder. They are in the keychain, or in memory only.</p>
      <div className={classes.row}>
        <Button variant="default" onClick={() => void call('app.openUserData', undefined).catch(showError)}>
          Open folder
        </Button>
        <Button variant="default" onClick={copyLog}>
          Copy log
        </Button>
      </div>
    </SettingsSection>
  );
}
