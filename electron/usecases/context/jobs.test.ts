import { expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { manualClock } from '../../time/manual-clock.ts';
import { createJobs } from './jobs.ts';

const NOW = 1_700_000_000_000;
const full = (): AppError =>
  new AppError({ code: 'storage-full', message: 'The disk is full.', hint: 'Free some space.', retry: true });

function setUp() {
  const clock = manualClock(NOW);
  const logged: string[] = [];
  let changes = 0;
  const log = { info: (event: string) => logged.push(event), error: (event: string) => logged.push(event) };
  const jobs = createJobs({ clock, log, onChange: () => changes++ });
  return { clock, logged, jobs, changes: () => changes };
}

it('a job that fails is logged, told and tried again until it works', async () => {
  const { clock, logged, jobs, changes } = setUp();
  let attempts = 0;
  await jobs.run('practice-servers', async () => {
    attempts++;
    if (attempts < 3) throw full();
  });
  expect(jobs.problems()).toEqual([
    {
      job: 'practice-servers',
      message: 'The disk is full.',
      hint: 'Free some space.',
      triedAt: NOW,
      nextAt: NOW + 10_000,
    },
  ]);
  await clock.advance(10_000);
  expect(attempts).toBe(2);
  expect(jobs.problems()).toHaveLength(1);
  await clock.advance(29_999);
  expect(attempts).toBe(2);
  await clock.advance(1);
  expect(attempts).toBe(3);
  expect(jobs.problems()).toEqual([]);
  expect(logged).toEqual(['job.failed', 'job.failed', 'job.works-again']);
  expect(changes()).toBe(3);
});

it('whatever a job throws, nobody else is told', async () => {
  const { jobs } = setUp();
  for (const thrown of [new TypeError('x'), 'a text', undefined, Object.create(null) as unknown]) {
    await expect(jobs.run('clean-up', () => Promise.reject(thrown as Error))).resolves.toBeUndefined();
    expect(jobs.problems()).toHaveLength(1);
  }
});

it('a new order takes the place of the attempt that waits', async () => {
  const { clock, jobs } = setUp();
  const ran: string[] = [];
  await jobs.run('clean-up', async () => {
    ran.push('first');
    throw full();
  });
  await jobs.run('clean-up', async () => void ran.push('second'));
  await clock.advance(3_600_000);
  expect(ran).toEqual(['first', 'second']);
});

it('after the end nothing is tried any more', async () => {
  const { clock, jobs } = setUp();
  let attempts = 0;
  await jobs.run('clean-up', async () => {
    attempts++;
    throw full();
  });
  jobs.stop();
  await clock.advance(3_600_000);
  expect(attempts).toBe(1);
});
