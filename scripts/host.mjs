#!/usr/bin/env node
// The Chromium host under Electron's command line: host.mjs . --user-data-dir=DIR
// `electron-vite dev` starts it through ELECTRON_EXEC_PATH; Windows cannot execute a script there.
import { pathToFileURL } from 'node:url';
import { onNode24 } from './lib/node24.mjs';
import { at } from './lib/project.mjs';
import { runMain } from './lib/say.mjs';

await runMain(() =>
  onNode24(import.meta.url, async () => {
    const main = at('e2e', 'host', 'main.ts');
    process.argv[1] = main;
    await import(pathToFileURL(main).href);
    return 0;
  }),
);
