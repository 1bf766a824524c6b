// `node scripts/check-packed.mjs [PROGRAM] [--keychain=STATE]`: starts the app that `npm run package -- --dir` made and
// reads in its log that it runs, shows its window and knows its keychain.

import { checkPackedApp, packedProgram } from './lib/packed-app.mjs';
import { at } from './lib/project.mjs';
import { runMain, say } from './lib/say.mjs';

const LIMIT_MS = 90_000;

await runMain(async () => {
  const args = process.argv.slice(2);
  const keychain = args.find((arg) => arg.startsWith('--keychain='))?.split('=')[1];
  const program =
    args.find((arg) => !arg.startsWith('--')) ?? at(packedProgram(process.platform, process.arch));
  say(`Starting ${program} ...`);
  const checked = await checkPackedApp(program, {
    limitMs: LIMIT_MS,
    ...(keychain === undefined ? {} : { keychain }),
  });
  say(checked.log);
  if (checked.missing.length === 0) {
    say('It started, showed its window, knew its keychain and quit.');
    return 0;
  }
  say(`${checked.output}\nMissing: ${checked.missing.join('; ')}`);
  return 1;
});
