// The Chromium host: node e2e/host/main.ts <the app's folder or main file> [the app's arguments]
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openInspector } from './app/inspector.ts';
import { findApp, setLaunch } from './app/launch-options.ts';
import { quitOnSignals } from './app/signals.ts';
import { registerElectron } from './hooks.ts';

const [, , ...given] = process.argv;
const args = openInspector(given);
const path = args.find((argument) => !argument.startsWith('-')) ?? '.';
const found = findApp(path);
setLaunch(found);

// What Electron's own executable would have set up before the app's code runs.
process.argv = [process.execPath, path, ...args.toSpliced(args.indexOf(path), 1)];
Object.defineProperties(process, {
  type: { value: 'browser' },
  defaultApp: { value: true },
  resourcesPath: { value: join(found.appPath, 'node_modules', 'electron', 'dist', 'resources') },
  versions: { value: { ...process.versions, electron: '45.0.0-chromium-host', chrome: '' } },
});

// A rejected promise that nobody handles is a warning in Electron, and the end of the process in Node.
process.on('unhandledRejection', (reason) => console.error('[host] unhandled rejection:', reason));

registerElectron();
// After the above: these read process.argv.
const { app } = await import('./app/app.ts');
await import('./electron.ts');
quitOnSignals(app);
await import(pathToFileURL(found.mainFile).href);
await app.start();
