import { defineConfig } from '@playwright/test';
import type { TestOptions } from './e2e/fixtures/test.ts';

// The same specs in both runtimes. Each test starts the real app in a profile of its own.
export default defineConfig<TestOptions>({
  testDir: 'e2e',
  testMatch: /e2e[\\/][^\\/]+\.spec\.ts$/,
  outputDir: 'test-results/e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  // A test that fails now and then is a failing test.
  retries: 0,
  reporter: [
    ['list'],
    ['./scripts/lib/unfinished-playwright.mjs'],
    ['json', { outputFile: process.env.TOKENDESK_E2E_REPORT ?? 'test-results/reports/e2e.json' }],
  ],
  projects: [
    { name: 'host', use: { runtime: 'host' } },
    // One at a time: all windows of a display share its clipboard.
    { name: 'electron', use: { runtime: 'electron' }, workers: 1 },
  ],
});
