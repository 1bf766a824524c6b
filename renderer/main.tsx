import './ui/mantine-styles.ts';
import './ui/colours.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { listenToPushes } from './bridge/listen-to-pushes.ts';
import { createQueryClient } from './bridge/query-client.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const queryClient = createQueryClient();
listenToPushes(window.tokendesk, queryClient);
createRoot(root).render(
  <StrictMode>
    <App queryClient={queryClient} />
  </StrictMode>,
);
