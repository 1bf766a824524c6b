// `npm run faults [-- WORDS ...]`: full disks, damaged files, locks, clocks, under the real app.
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
  return onNode24(import.meta.url, faults);
});

async function faults() {
  await ensureSystemPackages(['chromium', ...KEYCHAIN]);
  await ensureBuild();
  const keyring = await openKeyring();
  try {
    const args = [at('e2e/faults/faults.ts'), ...process.argv.slice(2)];
    return (await run(node24(), args, { env: keyring.env })).code;
  } finally {
    await keyring.close();
  }
}
