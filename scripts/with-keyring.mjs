// Runs a command with a throw-away keychain: `node scripts/with-keyring.mjs vitest run`.
import { openKeyring } from './lib/keyring.mjs';
import { run } from './lib/run.mjs';
import { Problem, runMain } from './lib/say.mjs';
import { ensureSystemPackages, KEYCHAIN } from './lib/system-packages.mjs';

await runMain(async () => {
  const [command, ...args] = process.argv.slice(2);
  if (command === undefined) throw new Problem('Usage: node scripts/with-keyring.mjs COMMAND [ARGUMENT ...]');
  await ensureSystemPackages(KEYCHAIN);
  const keyring = await openKeyring();
  try {
    return (await run(command, args, { env: keyring.env })).code;
  } finally {
    await keyring.close();
  }
});
