import { Tabs } from '@mantine/core';
import { ServerTokens } from '../features/server-tokens/server-tokens.tsx';
import { Activity } from '../features/tokens/activity.tsx';
import { TokenHistory } from '../features/tokens/token-history.tsx';
import { addressOf, navigate, useRoute } from '../ui/navigate.ts';
import { Screen } from '../ui/screen.tsx';
import classes from './history-screen.module.css';

/** Every token that was issued here, everything that was done with them, and what the vendors list. */
export function HistoryScreen() {
  const { view, id } = useRoute();
  return (
    <Screen title="History" fixed>
      <Tabs
        value={view === '' ? 'tokens' : view}
        onChange={(next) =>
          navigate(next === 'tokens' ? addressOf('history') : addressOf('history', next ?? ''))
        }
        keepMounted={false}
        className={classes.tabs ?? ''}
      >
        <Tabs.List>
          <Tabs.Tab value="tokens">Tokens</Tabs.Tab>
          <Tabs.Tab value="activity">Activity</Tabs.Tab>
          <Tabs.Tab value="vendor">At the vendor</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="tokens" className={classes.panel ?? ''}>
          <TokenHistory />
        </Tabs.Panel>
        <Tabs.Panel value="activity" className={classes.panel ?? ''}>
          <Activity />
        </Tabs.Panel>
        <Tabs.Panel value="vendor" className={classes.panel ?? ''}>
          <ServerTokens connectionId={id} />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}
