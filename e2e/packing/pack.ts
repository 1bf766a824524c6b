// Packs the built app for all targets around stand-ins: `node e2e/packing/pack.ts FOLDER`. A program of its own
// because electron-builder writes to stdout, listens to signals, and must start in the repository's top folder.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Arch, build, type Configuration, Platform } from 'electron-builder';
import { writeStandIn } from './stand-ins.ts';
import { nameOf, TARGETS } from './target.ts';

/** What electron-builder was about to hand to a Linux tool that is not here. */
export interface Handed {
  readonly desktopEntry: string;
  /** Name of the entry's file: for AppImage itself, for fpm as it stands in its arguments. */
  readonly desktopFile: string;
  /** Arguments of fpm, which makes the DEB; none for AppImage. */
  readonly fpm: readonly string[];
}

type Computed =
  | readonly [fpm: string[], desktopFile: string]
  | { readonly desktop: string; readonly desktopFileName: string };

const folder = process.argv[2];
if (folder === undefined) throw new Error('Usage: node e2e/packing/pack.ts FOLDER');

const ARCHES = { x64: Arch.x64, arm64: Arch.arm64 };
const PLATFORMS = { linux: Platform.LINUX, win32: Platform.WINDOWS, darwin: Platform.MAC };

const targets = new Map<Platform, Map<Arch, string[]>>();
for (const target of TARGETS) {
  writeStandIn(target, join(folder, 'stand-ins', nameOf(target)));
  const platform = PLATFORMS[target.platform];
  const arches = targets.get(platform) ?? new Map<Arch, string[]>();
  // The tools of the other formats are downloads; `dir` is what they all wrap.
  arches.set(ARCHES[target.arch], target.platform === 'linux' ? ['AppImage', 'deb'] : ['dir']);
  targets.set(platform, arches);
}

const handed: Handed[] = [];
const config: Configuration = {
  extends: 'electron-builder.yml',
  directories: { output: join(folder, 'dist') },
  electronDist: ({ platformName, arch }: { platformName: string; arch: string }) =>
    join(folder, 'stand-ins', `${platformName}-${arch}`),
  // As scripts/package.mjs does where a feed is given.
  publish: { provider: 'generic', url: 'https://updates.tokendesk.example/stable' },
};
await build({
  targets,
  config,
  publish: 'never',
  effectiveOptionComputed: async (computed: Computed) => {
    handed.push('desktop' in computed ? ofAppImage(computed) : ofDeb(...computed));
    // "That is all": the tool is not called.
    return true;
  },
});
writeFileSync(join(folder, 'handed.json'), JSON.stringify(handed));

function ofAppImage(computed: Exclude<Computed, readonly unknown[]>): Handed {
  return { desktopEntry: computed.desktop, desktopFile: computed.desktopFileName, fpm: [] };
}

function ofDeb(fpm: string[], file: string): Handed {
  const target = fpm.find((arg) => arg.startsWith(`${file}=`))?.slice(file.length + 1) ?? '';
  return { desktopEntry: readFileSync(file, 'utf8'), desktopFile: target, fpm };
}
