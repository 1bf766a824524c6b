import { nextExpiry, tokensExpiring } from '../../store/expiring-tokens.ts';
import { every } from '../../time/clock.ts';
import type { AppContext } from '../context/app-context.ts';
import { removePartFiles } from '../disclosure/write-private-file.ts';
import type { AutoRenewal } from '../renewal/auto-renewal.ts';
import { type ExpiryAlarm, expiryAlarm } from '../renewal/expiry-alarm.ts';
import { expiryWords } from '../renewal/expiry-notification.ts';
import { renewAutomatically } from '../renewal/renew-automatically.ts';
import type { Services } from '../services.ts';
import { cleanUp } from '../tokens/clean-up.ts';

const DAY_MS = 86_400_000;

/**
 * What happens behind the open window: the keychain is tried, what a crash left is finished, and what
 * the policy makes due is cleaned up, now and once a day.
 */
export async function workBehindTheWindow(
  { ctx, ports, settings, reconciler }: Services,
  partFiles: readonly string[],
): Promise<void> {
  const checkAgain = (): void => {
    if (ctx.vault.status().state !== 'available') void ctx.vault.check();
  };
  ports.power.on('resume', checkAgain);
  ports.power.on('unlock-screen', checkAgain);
  const { jobs } = ctx;
  // First, because a token is in them, and a keychain may keep everybody waiting.
  await jobs.run('unfinished-files', () => removePartFiles(ctx, partFiles));
  await jobs.run('keychain', async () => void (await ctx.vault.check()));
  await jobs.run('unfinished-rows', () => reconciler.run());
  const clean = (): Promise<void> =>
    jobs.run('clean-up', async () => {
      if (ctx.vault.status().state === 'available') await cleanUp(ctx, settings.get());
    });
  every(ctx.clock, DAY_MS, clean);
  await clean();
}

/** Logs that the system showed no notification, in its words. */
function logFailed({ log }: AppContext): (why: string) => void {
  return (why) => log.error('notification.failed', { why });
}

/** Automatic renewals, and notifications of the expiries that remain. */
export interface ClockWatch extends Pick<AutoRenewal, 'start' | 'rearm' | 'wake' | 'stop'> {}

/** Watches what time makes due. Renewals begin with `start`. */
export function watchClock(services: Services): ClockWatch {
  const { ctx, ports, lock } = services;
  const renewals = renewAutomatically(ctx, { lock, notify: (words) => ports.notify(words, logFailed(ctx)) });
  ports.power.on('resume', () => renewals.wake());
  const expiries = watchExpiries(services, renewals.isInTime);
  return {
    start: renewals.start,
    wake: renewals.wake,
    rearm() {
      expiries.rearm();
      renewals.rearm();
    },
    stop() {
      expiries.stop();
      renewals.stop();
    },
  };
}

/** Starts the notifications of coming expiries. */
function watchExpiries(
  { ctx, ports, settings }: Services,
  isRenewedInTime: AutoRenewal['isInTime'],
): ExpiryAlarm {
  const alarm = expiryAlarm({
    clock: ctx.clock,
    leadMs: () => settings.get().notifyBeforeMinutes * 60_000,
    next: (after) => nextExpiry(ctx.db, after),
    expiring: (from, to) => tokensExpiring(ctx.db, from, to),
    isRenewedInTime,
    notify: (tokens) => ports.notify(expiryWords(tokens, ctx.nowMs()), logFailed(ctx)),
  });
  ports.power.on('resume', () => alarm.rearm());
  return alarm;
}
