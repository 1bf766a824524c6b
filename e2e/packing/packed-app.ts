import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { extractFile, getRawHeader, listPackage, statFile } from '@electron/asar';
import plist from 'plist';
import { NtExecutable, NtExecutableResource } from 'resedit';
import { z } from 'zod';
import type { PackTarget } from './target.ts';

/** What electron-builder made for one target. */
export interface PackedApp {
  /** The folder that an installer wraps. */
  readonly folder: string;
  /** Below it: where app.asar lies. */
  readonly resources: string;
  /** The file with the fuse wire. */
  readonly program: string;
}

/** Where electron-builder puts a target's files below its output folder. */
export function packedApp(dist: string, { platform, arch }: PackTarget): PackedApp {
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  if (platform === 'darwin') {
    const folder = join(dist, `mac${suffix}`, 'Tokendesk.app', 'Contents');
    const framework = 'Frameworks/Electron Framework.framework/Versions/A/Electron Framework';
    return { folder, resources: join(folder, 'Resources'), program: join(folder, framework) };
  }
  const folder = join(dist, `${platform === 'win32' ? 'win' : 'linux'}${suffix}-unpacked`);
  const program = join(folder, platform === 'win32' ? 'Tokendesk.exe' : 'tokendesk');
  return { folder, resources: join(folder, 'resources'), program };
}

/** Files of the archive, with `/`, sorted; those that lie outside it are marked. */
export function archived({ resources }: PackedApp): string[] {
  const archive = join(resources, 'app.asar');
  return listPackage(archive, { isPack: false })
    .map((path) => path.slice(1))
    .flatMap((path) => {
      const entry = statFile(archive, path, false);
      if ('files' in entry) return [];
      return [`${path.replaceAll(sep, '/')}${'unpacked' in entry ? ' (outside)' : ''}`];
    })
    .sort();
}

/** A text file of the archive. */
export const archivedText = ({ resources }: PackedApp, path: string): string =>
  extractFile(join(resources, 'app.asar'), path).toString('utf8');

/** SHA-256 that Electron will compare with: of the archive's header, as the archive itself has it. */
export const archiveHeader = ({ resources }: PackedApp): string =>
  getRawHeader(join(resources, 'app.asar')).headerString;

/** Bytes of the archive and of what belongs to it outside. */
export const archiveBytes = ({ resources }: PackedApp): number =>
  ['app.asar', ...filesBelow(join(resources, 'app.asar.unpacked')).map((file) => `app.asar.unpacked/${file}`)]
    .map((file) => statSync(join(resources, file)).size)
    .reduce((sum, bytes) => sum + bytes, 0);

/** Files below a folder, relative to it, with `/`, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
}

const integritySchema = z.object({ algorithm: z.string(), hash: z.string() });
const infoSchema = z.object({
  CFBundleIdentifier: z.string(),
  ElectronAsarIntegrity: z.record(z.string(), integritySchema),
});
const resourceSchema = z.array(z.object({ file: z.string(), alg: z.string(), value: z.string() }));

/** The archive's hash as the packed program carries it; null on Linux, where Electron checks none. */
export function integrity({ folder, program }: PackedApp, platform: PackTarget['platform']): unknown {
  if (platform === 'linux') return null;
  if (platform === 'darwin') return infoPlist(folder).ElectronAsarIntegrity;
  const resources = NtExecutableResource.from(NtExecutable.from(readFileSync(program), { ignoreCert: true }));
  const found = resources.entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  if (found === undefined) throw new Error('no resource INTEGRITY/ELECTRONASAR');
  const list = resourceSchema.parse(JSON.parse(Buffer.from(found.bin).toString('utf8')));
  return Object.fromEntries(
    list.map(({ file, alg, value }) => [file.replaceAll('\\', '/'), { algorithm: alg, hash: value }]),
  );
}

/** What a Mac reads of the app before it starts it. */
export const infoPlist = (contents: string): z.output<typeof infoSchema> =>
  infoSchema.parse(plist.parse(readFileSync(join(contents, 'Info.plist'), 'utf8')));
