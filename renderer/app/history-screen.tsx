import { Tabs } from '@mantine/core';
import { useEffect, useState } from 'react';
import { nextHistoryTab } from '../features/server-tokens/open-server-tokens.ts';
import { ServerTokens } from '../features/server-tokens/server-tokens.tsx';
import { Activity } from '../features/tokens/activity.tsx';
import { TokenHistory } from '../features/tokens/token-history.tsx';
import { Screen } from '../ui/screen.tsx';
import classes from './history-screen.module.css';

/** Every token that was issued here, and everything that was done with them. */
export function HistoryScreen() {
  const [tab, setTab] = useState<string | null>(nextHistoryTab.get);
  useEffect(() => nextHistoryTab.change(() => 'tokens'), []);
  return (
    <Screen title="History" fixed>
      <Tabs value={tab} onChange={setTab} keepMounted={false} className={classes.tabs ?? ''}>
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
          <ServerTokens />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}
