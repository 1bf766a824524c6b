// The Chromium host: node e2e/host/main.ts <the app's folder or main file> [the app's arguments]
//                or: node e2e/host/main.ts --app=<the packed app's app.asar> [the app's arguments]
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unpackArchive } from './app/archive.ts';
import { openInspector } from './app/inspector.ts';
import { findApp, setLaunch } from './app/launch-options.ts';
import { quitOnSignals } from './app/signals.ts';
import { registerElectron } from './hooks.ts';

const [, , ...given] = process.argv;
const packed = given.find((argument) => argument.startsWith('--app='));
// A packed app has its inspector fused away and is told all that was asked.
const args = packed === undefined ? openInspector(given) : given;
const path = packed?.slice('--app='.length) ?? args.find((argument) => !argument.startsWith('-')) ?? '.';
const found =
  packed === undefined ? findApp(path) : { ...findApp(unpackArchive(resolve(path))), packed: true };
setLaunch(found);

// What Electron's own executable would have set up before the app's code runs. An installed app is not told
// where it lies, and has no `defaultApp`.
const rest = args.filter((argument) => argument !== (packed ?? path));
process.argv = found.packed ? [process.execPath, ...rest] : [process.execPath, path, ...rest];
Object.defineProperties(process, {
  type: { value: 'browser' },
  defaultApp: { value: found.packed ? undefined : true },
  resourcesPath: {
    value: found.packed
      ? dirname(resolve(path))
      : join(found.appPath, 'node_modules', 'electron', 'dist', 'resources'),
  },
  versions: { value: { ...process.versions, electron: '45.0.0-chromium-host', chrome: '' } },
});

// A rejected promise that nobody handles is a warning in Electron, and the end of the process in Node.
process.on('unhandledRejection', (reason) => console.error('[host] unhandled rejection:', reason));

registerElectron();
// After the above: these read process.argv.
const { app } = await import('./app/app.ts');
const { environment } = await import('./environment.ts');
await import('./electron.ts');
quitOnSignals(app);
// As the starter does: without it, Chromium does not run for the administrator at all.
if (environment.root && !found.packed) app.commandLine.appendSwitch('no-sandbox');
if (environment.control !== undefined) {
  const { listenForCommands } = await import('./control/server.ts');
  listenForCommands(environment.control);
}
await import(pathToFileURL(found.mainFile).href);
await app.start();
