import './ui/mantine-styles.ts';
import './ui/colours.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { listenToPushes } from './bridge/listen-to-pushes.ts';
import { createQueryClient } from './bridge/query-client.ts';
import { reportUncaughtErrors } from './bridge/report-errors.ts';
import { askAhead } from './bridge/use-call.ts';
import { forgetSecrets } from './features/lock/forget-secrets.ts';
import { showError } from './ui/message.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

reportUncaughtErrors();
const queryClient = createQueryClient(showError);
listenToPushes(window.tokendesk, queryClient, () => forgetSecrets(queryClient));
// Nothing is shown before it is known whether the app is locked; the first screen's data come with it.
askAhead(queryClient, 'lock.state');
askAhead(queryClient, 'connections.list');
askAhead(queryClient, 'keychain.status');
createRoot(root).render(
  <StrictMode>
    <App queryClient={queryClient} />
  </StrictMode>,
);
