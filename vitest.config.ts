import { defineConfig } from 'vitest/config';

// unit: pure or in-process; integration: a real keychain, a real SQLite file, a real HTTP server; kills: the same,
// ended at each step, which is mostly waiting; packing: installers around stand-ins for Electron, of what is built;
// start: `npm start` as on a machine without any of the packages it needs.
export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,electron,renderer,scripts,e2e}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.{integration,kills,packing,start}.test.ts'],
          // Property tests take a second alone, and several on a busy machine.
          testTimeout: 20_000,
          // A new process and a new DOM for each file would be half of the time. No module keeps state.
          isolate: false,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{electron,e2e}/**/*.integration.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'packing',
          include: ['e2e/packing/*.packing.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'start',
          include: ['scripts/**/*.start.test.ts'],
          testTimeout: 150_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'kills',
          include: ['e2e/**/*.kills.test.ts'],
          testTimeout: 150_000,
          hookTimeout: 30_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
