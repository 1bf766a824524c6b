// `npm run leaks`: secrets through everything that the app does, and then a search for them.
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { openKeyring } from './lib/keyring.mjs';
import { node24, onNode24 } from './lib/node24.mjs';
import { at } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { runMain } from './lib/say.mjs';
import { ensureSystemPackages, KEYCHAIN } from './lib/system-packages.mjs';

await runMain(async () => {
  await ensureDependencies();
  return onNode24(import.meta.url, leaks);
});

async function leaks() {
  await ensureSystemPackages(['chromium', ...KEYCHAIN]);
  await ensureBuild();
  const keyring = await openKeyring();
  try {
    return (await run(node24(), [at('e2e/leaks/leaks.ts')], { env: keyring.env })).code;
  } finally {
    await keyring.close();
  }
}
