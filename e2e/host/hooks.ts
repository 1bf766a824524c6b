import { registerHooks } from 'node:module';

const NAMES = new Set(['electron', 'electron/main', 'electron/common', 'electron/utility']);
const HOST = new URL('./electron.ts', import.meta.url).href;

/** From now on, `import 'electron'` and `require('electron')` give the host's module. */
export function registerElectron(): void {
  registerHooks({
    resolve(specifier, context, next) {
      if (NAMES.has(specifier)) return { url: HOST, format: 'module-typescript', shortCircuit: true };
      if (specifier === 'original-fs') return next('node:fs', context);
      return next(specifier, context);
    },
  });
}
