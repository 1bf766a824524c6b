import { Button } from '@mantine/core';
import { APIS } from '../../../shared/forms/values.ts';
import { PRACTICE_INPUTS } from '../../../shared/practice/practice-input.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { useCallAction } from '../../bridge/use-action.ts';
import { useCall } from '../../bridge/use-call.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PracticeSearches, PracticeValues } from '../issue/practice-values.tsx';
import { SettingsSection } from './settings-section.tsx';

/** The practice servers: whether they run, where, and what they understand. */
export function PracticeSection() {
  const info = useCall('app.info', undefined);
  const start = useCallAction('practice.start', { onDone: () => void info.refetch() });
  const practice = info.data?.practice;
  return (
    <SettingsSection title="Practice servers">
      <p>
        Four servers on this computer that answer as the vendors do, for learning and for trying things out.
        Their tokens are worth nothing elsewhere.
      </p>
      {info.isError && <ErrorNotice error={info.error} onRetry={() => void info.refetch()} />}
      {practice !== undefined && (
        <DescriptionList
          wide
          items={[
            { name: 'State', value: practice.running ? 'Running' : 'Not running' },
            ...practice.servers.map(({ api, baseUrl }) => ({
              name: PROVIDERS[api].name,
              value: <code>{baseUrl}</code>,
            })),
          ]}
        />
      )}
      {practice?.running === false && (
        <Button variant="default" loading={start.busy} onClick={() => start.run(undefined)}>
          Start practice servers
        </Button>
      )}
      {APIS.map((api) => (
        <Disclosure key={api} title={`Values to try: ${PROVIDERS[api].name}`}>
          <PracticeValues heading="These issue a token" inputs={PRACTICE_INPUTS[api].good} />
          <PracticeSearches api={api} />
          <PracticeValues heading="These provoke an error" inputs={PRACTICE_INPUTS[api].errors} />
        </Disclosure>
      ))}
    </SettingsSection>
  );
}
