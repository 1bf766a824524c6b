import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { node24 } from '../lib/node24.mjs';
import { at } from '../lib/project.mjs';
import { capture } from '../lib/run.mjs';

type Env = Readonly<Record<string, string | undefined>>;

/** A copy of the project, built and installed, in which a program can be put in the place of Electron's. */
export interface ProjectCopy {
  /** Its path has a space. */
  readonly root: string;
  /** Where Electron's program lies once it is there. */
  readonly electron: string;
  /** Puts a shell script there; each call of it is noted first. */
  installElectron(body: string): void;
  /** Puts a script of Node in the place of a file of a package. */
  replaceModule(path: string, source: string): void;
  /** A shell script that stands in for Electron, as its text. */
  electronScript(body: string): string;
  /** The calls of the stand-in: whether as a plain Node, and its arguments. */
  electronCalls(): { asNode: boolean; args: string[] }[];
  /** Runs one of its scripts. */
  run(script: string, args: readonly string[], env: Env): ReturnType<typeof capture>;
  remove(): void;
}

/** Makes the copy; what is installed is linked, except Electron's package, in its state before a download. */
export function projectCopy(): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), 'tokendesk copy '));
  const root = join(folder, 'my project');
  const modules = join(root, 'node_modules');
  mkdirSync(modules, { recursive: true });
  for (const name of ['package.json', 'package-lock.json', 'scripts']) {
    cpSync(at(name), join(root, name), { recursive: true });
  }
  symlinkSync(at('e2e'), join(root, 'e2e'));
  for (const name of readdirSync(at('node_modules'))) {
    if (name !== 'electron') symlinkSync(at('node_modules', name), join(modules, name));
  }
  for (const name of ['package.json', 'index.js', 'install.js', 'checksums.json']) {
    cpSync(at('node_modules', 'electron', name), join(modules, 'electron', name));
  }
  // Newer than its sources, of which there are none: so nothing is built.
  mkdirSync(join(root, 'out', 'main'), { recursive: true });
  writeFileSync(join(root, 'out', 'main', 'main.js'), '');
  writeFileSync(join(root, 'out', '.built'), '');

  const log = join(folder, 'electron.log');
  const electron = join(modules, 'electron', 'dist', 'electron');
  const electronScript = (body: string): string =>
    // One line a call: fields end with a unit separator.
    `#!/bin/sh\n{ printf '%s\\037' "\${ELECTRON_RUN_AS_NODE:-0}" "$@"; echo; } >> '${log}'\n${body}\n`;
  return {
    root,
    electron,
    electronScript,
    installElectron: (body) => {
      mkdirSync(dirname(electron), { recursive: true });
      writeFileSync(electron, electronScript(body));
      chmodSync(electron, 0o755);
      writeFileSync(join(modules, 'electron', 'path.txt'), 'electron');
    },
    replaceModule: (path, source) => {
      rmSync(join(modules, path.split('/')[0] ?? ''));
      mkdirSync(dirname(join(modules, path)), { recursive: true });
      writeFileSync(join(modules, path), source);
    },
    electronCalls: () =>
      existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').map(readCall) : [],
    run: (script, args, env) =>
      capture(node24(), [join(root, 'scripts', script), ...args], { cwd: root, env, timeoutMs: 60_000 }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function readCall(line: string): { asNode: boolean; args: string[] } {
  const [asNode, ...args] = line.split('\u001f').slice(0, -1);
  return { asNode: asNode === '1', args };
}
