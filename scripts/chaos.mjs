// `npm run chaos -- [--kills N] [--seed N]`: kills the app's parts at every step, and looks what is left.
import { ensureDependencies } from './lib/dependencies.mjs';
import { openKeyring } from './lib/keyring.mjs';
import { node24, onNode24 } from './lib/node24.mjs';
import { at } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { runMain } from './lib/say.mjs';
import { ensureSystemPackages, KEYCHAIN } from './lib/system-packages.mjs';

await runMain(async () => {
  await ensureDependencies();
  return onNode24(import.meta.url, chaos);
});

async function chaos() {
  await ensureSystemPackages(KEYCHAIN);
  const keyring = await openKeyring();
  try {
    const args = [at('e2e/chaos/chaos.ts'), ...process.argv.slice(2)];
    return (await run(node24(), args, { env: keyring.env })).code;
  } finally {
    await keyring.close();
  }
}
