#!/usr/bin/env node
// The Chromium host under Electron's command line: host.mjs . --user-data-dir=DIR
// `electron-vite dev` starts it through ELECTRON_EXEC_PATH; Windows cannot execute a script there.
import { pathToFileURL } from 'node:url';
import { node24 } from './lib/node24.mjs';
import { at } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { runMain } from './lib/say.mjs';

const main = at('e2e', 'host', 'main.ts');

await runMain(async () => {
  if (Number(process.versions.node.split('.')[0]) < 24) {
    return (await run(node24(), [main, ...process.argv.slice(2)], { cwd: process.cwd() })).code;
  }
  process.argv[1] = main;
  await import(pathToFileURL(main).href);
  return 0;
});
