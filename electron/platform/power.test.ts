import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Clock } from '../time/clock.ts';
import { electronPower } from './power.ts';

const computer = vi.hoisted(() => ({ idleState: 'active', monitor: null as NodeJS.EventEmitter | null }));
vi.mock('electron', () => {
  const monitor = Object.assign(new EventEmitter(), {
    getSystemIdleState: () => computer.idleState,
    getSystemIdleTime: () => 7,
  });
  computer.monitor = monitor;
  return { powerMonitor: monitor };
});

let due: (() => unknown)[];
const clock: Clock = {
  nowMs: () => 0,
  monotonicMs: () => 0,
  after(_ms, work) {
    due.push(work);
    return () => undefined;
  },
};
const pass = (): void => {
  for (const work of due.splice(0)) work();
};

let seen: string[];
beforeEach(() => {
  due = [];
  seen = [];
  computer.idleState = 'active';
  computer.monitor?.removeAllListeners();
});

function watch(platform: string): void {
  const power = electronPower(clock, platform);
  for (const event of ['suspend', 'resume', 'lock-screen', 'unlock-screen'] as const) {
    power.on(event, () => seen.push(event));
  }
  expect(power.idleSeconds()).toBe(7);
}

it('Linux sends no event for its screen, so it is looked at', () => {
  watch('linux');
  computer.idleState = 'locked';
  pass();
  expect(seen).toEqual(['lock-screen']);
  computer.idleState = 'idle';
  pass();
  expect(seen).toEqual(['lock-screen', 'unlock-screen']);
});

it('elsewhere the system tells, and nothing is looked at', () => {
  for (const platform of ['darwin', 'win32']) {
    seen = [];
    computer.monitor?.removeAllListeners();
    watch(platform);
    computer.monitor?.emit('lock-screen');
    computer.monitor?.emit('unlock-screen');
    expect(seen).toEqual(['lock-screen', 'unlock-screen']);
  }
  expect(due).toEqual([]);
});

it('sleep is told everywhere', () => {
  watch('linux');
  computer.monitor?.emit('suspend');
  computer.monitor?.emit('resume');
  expect(seen).toEqual(['suspend', 'resume']);
});
