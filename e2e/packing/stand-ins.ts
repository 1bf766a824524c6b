import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import plist from 'plist';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { fuseWire } from './fuse-wire.ts';
import { MACHINES } from './machine.ts';
import type { PackTarget } from './target.ts';

/** Electron 45 as it is downloaded: eight fuses that `@electron/fuses` names, and `WasmTrapHandlers`. */
const WIRE_AS_DOWNLOADED = '101100011';

const LANGUAGE = { lang: 1033, codepage: 1200 };

/**
 * Writes a distribution that electron-builder takes for Electron: the names, headers, resources and fuses that
 * it reads or changes, and no program behind them.
 *
 * @param folder is created
 */
export function writeStandIn({ platform, arch }: PackTarget, folder: string): void {
  const put = (path: string, content: string | Buffer): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content, { mode: 0o755 });
  };
  put('LICENSE', 'Electron stand-in: licence of Electron');
  put('LICENSES.chromium.html', '<p>Electron stand-in: licences of Chromium</p>');
  put('version', '45.4.1');
  if (platform === 'linux') {
    put('electron', Buffer.concat([elf(MACHINES.linux[arch]), fuseWire(WIRE_AS_DOWNLOADED)]));
    put('chrome-sandbox', elf(MACHINES.linux[arch]));
  } else if (platform === 'win32') {
    put('electron.exe', Buffer.concat([pe(MACHINES.win32[arch]), fuseWire(WIRE_AS_DOWNLOADED)]));
  } else {
    macApp(MACHINES.darwin[arch], put);
    const framework = join(folder, 'Electron.app/Contents/Frameworks/Electron Framework.framework');
    symlinkSync('A', join(framework, 'Versions/Current'));
    symlinkSync('Versions/Current/Electron Framework', join(framework, 'Electron Framework'));
  }
}

function elf(machine: number): Buffer {
  const header = Buffer.alloc(64);
  header.write('\x7fELF\x02\x01\x01', 'latin1');
  header.writeUInt16LE(3, 16);
  header.writeUInt16LE(machine, 18);
  return header;
}

function machO(machine: number): Buffer {
  const header = Buffer.alloc(32);
  header.writeUInt32LE(0xfeedfacf, 0);
  header.writeUInt32LE(machine, 4);
  return header;
}

/** A PE file with the version information that electron-builder rewrites. */
function pe(machine: number): Buffer {
  const executable = NtExecutable.createEmpty();
  const resources = NtExecutableResource.from(executable, true);
  const version = Resource.VersionInfo.createEmpty();
  version.setFileVersion('45.4.1.0', LANGUAGE.lang);
  version.setStringValues(LANGUAGE, { FileDescription: 'Electron', ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  const file = Buffer.from(executable.generate());
  file.writeUInt16LE(machine, file.readUInt32LE(0x3c) + 4);
  return file;
}

function macApp(machine: number, put: (path: string, content: string | Buffer) => void): void {
  const app = (path: string, name: string): void => {
    put(`${path}/${name}.app/Contents/MacOS/${name}`, machO(machine));
    put(
      `${path}/${name}.app/Contents/Info.plist`,
      plist.build({
        CFBundleExecutable: name,
        CFBundleName: name,
        CFBundleIdentifier: 'com.github.Electron',
      }),
    );
  };
  app('.', 'Electron');
  put('Electron.app/Contents/Resources/electron.icns', '');
  put('Electron.app/Contents/Resources/en.lproj/locale.pak', '');
  for (const kind of ['', ' (Renderer)', ' (GPU)', ' (Plugin)'])
    app('Electron.app/Contents/Frameworks', `Electron Helper${kind}`);
  put(
    'Electron.app/Contents/Frameworks/Electron Framework.framework/Versions/A/Electron Framework',
    Buffer.concat([machO(machine), fuseWire(WIRE_AS_DOWNLOADED)]),
  );
}
