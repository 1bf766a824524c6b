import { environment } from '../environment.ts';
import type { CommandLine } from './command-line.ts';

let helpersDie = false;

/**
 * What `app.enableSandbox()` does to the command line. Electron takes `--no-sandbox` away with it, and from
 * then on starts no helper process for the administrator (root): Chromium ends such a process at once.
 */
export function sandboxEverything(commandLine: CommandLine): void {
  helpersDie = environment.root && commandLine.hasSwitch('no-sandbox');
  commandLine.removeSwitch('no-sandbox');
  commandLine.appendSwitch('enable-sandbox');
}

/** Exit status of a helper process that Chromium refuses to start; undefined where it starts. */
export function refusedHelperStatus(): number | undefined {
  // SIGTRAP, as Chromium's fatal errors end.
  return helpersDie ? 128 + 5 : undefined;
}
