import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => resolve(import.meta.dirname, path);

// Everything but keytar is bundled, so that the packaged app carries one native module and no
// dependency tree. The preload is CommonJS because a sandboxed preload cannot be an ES module.
export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        input: {
          main: at('electron/main.ts'),
          'keychain-process': at('electron/secrets/keychain/process.ts'),
        },
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
    build: { rollupOptions: { input: at('renderer/index.html') } },
  },
});
