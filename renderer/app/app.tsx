import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useCall } from '../bridge/use-call.ts';
import { styleNonce } from '../ui/style-nonce.ts';
import { cssVariables, theme } from '../ui/theme.ts';
import { inMemoryColorScheme, useColorSchemeSetting } from '../ui/use-color-scheme-setting.ts';
import { LockGate } from './lock-gate.tsx';

/** The whole page: data, theme, and the window, locked or with its screens. */
export function App({ queryClient }: { queryClient: QueryClient }) {
  return (
    <QueryClientProvider client={queryClient}>
      <Themed>
        <LockGate />
      </Themed>
    </QueryClientProvider>
  );
}

function Themed({ children }: { children: ReactNode }) {
  const settings = useCall('settings.get', undefined);
  const scheme = useColorSchemeSetting(settings.data?.colorScheme ?? 'system');
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={inMemoryColorScheme}
      forceColorScheme={scheme}
      getStyleNonce={styleNonce}
    >
      {children}
    </MantineProvider>
  );
}
