import { useCall } from '../../bridge/use-call.ts';
import { CheckKeychainButton } from '../../ui/check-keychain-button.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { KEYCHAIN_STATE_LABELS } from '../../ui/keychain-state-label.ts';
import { counted } from '../../ui/options.ts';
import { SecretCheck } from './secret-check.tsx';
import { SettingsSection } from './settings-section.tsx';

/** Health of the keychain: what it is, how it is, why, and what to do. */
export function KeychainSection() {
  const { data, isError, error, refetch } = useCall('keychain.status', undefined);
  return (
    <SettingsSection title="Keychain">
      {isError && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <DescriptionList
          wide
          items={[
            { name: 'State', value: KEYCHAIN_STATE_LABELS[data.state] },
            { name: 'Provided by', value: data.backend || null },
            { name: 'Reason', value: data.reason || null },
            { name: 'What to do', value: data.remedy || null },
            {
              name: 'In memory only',
              value:
                data.sessionSecrets === 0
                  ? 'No secret'
                  : `${counted(data.sessionSecrets, 'secret')}, lost when Tokendesk quits`,
            },
          ]}
        />
      )}
      <SecretCheck>
        <CheckKeychainButton />
      </SecretCheck>
    </SettingsSection>
  );
}
