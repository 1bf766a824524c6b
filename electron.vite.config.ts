import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => resolve(import.meta.dirname, path);

// Minified, but with the names of functions: the log and the error screen show them.
const minify = true;
const keepNames = true;
/** What two entries share has one name, whatever modules it holds; what is loaded later has its module's. */
const chunkFileNames = ({ isDynamicEntry }: { isDynamicEntry: boolean }): string =>
  isDynamicEntry ? '[name].js' : 'shared.js';
/** What was bundled and its licences, for the installers' third-party notices. */
const license = { fileName: 'licenses.json' };

// Everything but keytar is bundled, so that the packaged app carries one native module and no
// dependency tree. The preload is CommonJS because a sandboxed preload cannot be an ES module.
export default defineConfig({
  main: {
    build: {
      minify,
      license,
      externalizeDeps: false,
      rollupOptions: {
        input: {
          main: at('electron/main.ts'),
          'keychain-process': at('electron/secrets/keychain/process.ts'),
        },
        output: { keepNames, chunkFileNames },
        external: ['keytar'],
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      minify,
      license,
      rollupOptions: { input: at('renderer/index.html'), output: { keepNames } },
    },
  },
});
