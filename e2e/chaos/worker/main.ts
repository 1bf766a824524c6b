// The process that gets killed: the app's own parts without a window, told over stdin what to do.
// Nothing here goes through process.stdout: what was said before a kill must have been written.
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Command, Event } from '../messages.ts';
import { seededRandom } from '../random.ts';
import { keychainStarter } from './keychain.ts';
import { killSwitch } from './kill-switch.ts';
import { runSequences } from './run-sequences.ts';
import { startUp } from './start-up.ts';
import { checkAll, verify } from './verify.ts';
import type { WorkerContext } from './worker-context.ts';

const [folder = '', exports = ''] = process.argv.slice(2);
const say = (event: Event): void => void writeSync(1, `${JSON.stringify(event)}\n`);
const kills = killSwitch((point) => {
  say({ e: 'dying', point });
  process.kill(process.pid, 'SIGKILL');
});
const keychain = keychainStarter(say);
let context: WorkerContext | null = null;

for await (const line of createInterface({ input: process.stdin })) {
  const command: Command = JSON.parse(line);
  if (command.do === 'start') {
    const { baseUrls, killAt } = command;
    kills.arm(killAt);
    const ctx = await startUp(folder, keychain.start, kills.pass, say);
    context = { ctx, exports, baseUrls, random: seededRandom(0), reachKeychain: keychain.reach, say };
    say({ e: 'ready', points: kills.disarm() });
  } else if (context !== null) {
    if (command.do === 'verify') say(await verify(context.ctx));
    else if (command.do === 'check') say(await checkAll(context.ctx));
    else await runSequences({ ...context, random: seededRandom(command.seed) }, command.sequences, kills);
  }
}
process.exit();
