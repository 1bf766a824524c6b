// `npm run dev -- [arguments for the app]`: the app with hot reload.
import { ensureDependencies } from './lib/dependencies.mjs';
import { node24, onNode24 } from './lib/node24.mjs';
import { at } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { chooseRuntime } from './lib/runtime.mjs';
import { Problem, runMain } from './lib/say.mjs';
import { ensureSystemPackages } from './lib/system-packages.mjs';

await runMain(async () => {
  await ensureDependencies();
  return onNode24(import.meta.url, dev);
});

async function dev() {
  const runtime = await chooseRuntime();
  const onHost = runtime === 'host';
  if (onHost && process.platform === 'win32') {
    throw new Problem('npm run dev needs Electron on Windows; npm start also runs without it.');
  }
  await ensureSystemPackages(onHost ? ['chromium'] : [], ['libsecret']);
  const env = onHost ? { ELECTRON_EXEC_PATH: at('scripts', 'host.mjs') } : {};
  const args = [at('node_modules/electron-vite/bin/electron-vite.js'), 'dev', '--watch'];
  return (await run(node24(), [...args, '--', ...process.argv.slice(2)], { env })).code;
}
