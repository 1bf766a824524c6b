// `npm run interop [-- WORDS ...]`: what the app and the practice servers say, against the vendors' descriptions.
import { ensureDependencies } from './lib/dependencies.mjs';
import { openKeyring } from './lib/keyring.mjs';
import { node24, onNode24 } from './lib/node24.mjs';
import { at } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { runMain } from './lib/say.mjs';
import { ensureSystemPackages, KEYCHAIN } from './lib/system-packages.mjs';

await runMain(async () => {
  await ensureDependencies();
  return onNode24(import.meta.url, interop);
});

async function interop() {
  await ensureSystemPackages(KEYCHAIN);
  const keyring = await openKeyring();
  try {
    const args = [at('e2e/contracts/interop.ts'), ...process.argv.slice(2)];
    return (await run(node24(), args, { env: keyring.env })).code;
  } finally {
    await keyring.close();
  }
}
