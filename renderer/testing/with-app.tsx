import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { listenToPushes } from '../bridge/listen-to-pushes.ts';
import { createQueryClient } from '../bridge/query-client.ts';
import { forgetSecrets } from '../features/lock/forget-secrets.ts';
import { showError } from '../ui/message.ts';
import { WithTheme } from './with-theme.tsx';

/** Everything that a screen has around it in the app: theme, data, and pushes of `window.tokendesk`. */
export function WithApp({ children }: { children: ReactNode }) {
  const [client] = useState(() => createQueryClient(showError));
  useEffect(() => listenToPushes(window.tokendesk, client, () => forgetSecrets(client)), [client]);
  return (
    <QueryClientProvider client={client}>
      <WithTheme>{children}</WithTheme>
    </QueryClientProvider>
  );
}
