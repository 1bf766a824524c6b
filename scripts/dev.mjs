// `npm run dev -- [arguments for the app]`: the app with hot reload.
import { ensureDependencies } from './lib/dependencies.mjs';
import { node24, onNode24 } from './lib/node24.mjs';
import { prepare } from './lib/prepare.mjs';
import { at } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { isSuperuser } from './lib/runtime.mjs';
import { Problem, runMain } from './lib/say.mjs';

await runMain(async () => {
  await ensureDependencies();
  return onNode24(import.meta.url, dev);
});

async function dev() {
  const runtime = await prepare({ tour: false });
  if (runtime.kind === 'host' && process.platform === 'win32') {
    throw new Problem('npm run dev needs Electron on Windows; npm start also runs without it.');
  }
  const args = [at('node_modules/electron-vite/bin/electron-vite.js'), 'dev', '--watch'];
  const env = {
    ELECTRON_EXEC_PATH: runtime.kind === 'host' ? at('scripts', 'host.mjs') : runtime.path,
    // Read by electron-vite, which passes it on as Electron's own switch.
    ...(runtime.kind === 'electron' && isSuperuser() ? { NO_SANDBOX: '1' } : {}),
  };
  return (await run(node24(), [...args, '--', ...process.argv.slice(2)], { env })).code;
}
