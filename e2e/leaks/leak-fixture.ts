import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchHost } from '../fixtures/launch-host.ts';
import { createProfile, type Profile } from '../fixtures/profile.ts';
import type { RunningApp } from '../fixtures/running-app.ts';
import { type Canaries, mintCanaries } from './canaries.ts';
import { argumentsOf, processesWith } from './places.ts';
import { type LeakyVendors, startLeakyVendors } from './vendors.ts';

const MARK = 'TOKENDESK_LEAK_TEST';

/** The real app in a home of its own, with vendors that hand out canaries. */
export interface LeakFixture {
  readonly canaries: Canaries;
  readonly vendors: LeakyVendors;
  readonly profile: Profile;
  /** Folder that holds everything of this run. */
  readonly folder: string;
  readonly temp: string;
  readonly page: Page;
  readonly app: RunningApp;
  /** Everything that all starts of the app have printed. */
  output(): string;
  /** By this in their environment the app's processes are known. */
  readonly marked: Readonly<Record<string, string>>;
  /** Every process of the app. */
  processes(): number[];
  /** SIGKILL for the main process. */
  killMain(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the vendors and the app.
 *
 * @param env added to the app's environment
 */
export async function openLeakFixture(env: Readonly<Record<string, string>> = {}): Promise<LeakFixture> {
  const canaries = mintCanaries();
  const vendors = await startLeakyVendors(canaries);
  const profile = createProfile();
  const folder = dirname(profile.userData);
  const temp = join(folder, 'temp');
  mkdirSync(temp);
  const marked = { [MARK]: randomUUID() };
  let running: RunningApp | null = null;
  let printed = '';
  const app = (): RunningApp => {
    if (running === null) throw new Error('The app does not run.');
    return running;
  };
  const processes = (): number[] => processesWith(`${MARK}=${marked[MARK]}`);
  const stop = async (): Promise<void> => {
    const stopping = running;
    running = null;
    await stopping?.stop();
    printed += stopping?.output() ?? '';
  };
  const fixture: LeakFixture = {
    canaries,
    vendors,
    profile,
    folder,
    temp,
    marked,
    get page() {
      return app().page;
    },
    get app() {
      return app();
    },
    output: () => printed + (running?.output() ?? ''),
    processes,
    async killMain() {
      const main = processes().find((pid) =>
        argumentsOf(pid).some((one) => one.endsWith('e2e/host/main.ts')),
      );
      if (main === undefined) throw new Error('There is no main process to kill.');
      process.kill(main, 'SIGKILL');
      await delay(300);
      await stop();
    },
    async start() {
      running = await launchHost({ profile, env: { ...env, ...marked, TMPDIR: temp } });
      running.page.setDefaultTimeout(10_000);
    },
    async close() {
      await stop();
      await vendors.stop();
      profile.remove();
    },
  };
  await fixture.start();
  return fixture;
}
