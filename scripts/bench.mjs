// `npm run bench`: the app against its budgets, one JSON line each. A missed budget is not a failure.
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
  return onNode24(import.meta.url, bench);
});

async function bench() {
  await ensureSystemPackages(KEYCHAIN);
  await ensureBuild();
  // Always a fresh keychain: a full one would be slower, and the entries are nobody's.
  const keyring = await openKeyring();
  try {
    const { code } = await run(node24(), [at('e2e/bench/bench.ts')], { env: keyring.env });
    return code;
  } finally {
    await keyring.close();
  }
}
