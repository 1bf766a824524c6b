import { expect, it } from 'vitest';
import { logChanges } from './changes.ts';

it('a state is logged when it changes, and only then', () => {
  const lines: unknown[] = [];
  const told = logChanges({ info: (event, details) => void lines.push([event, details]) }, 'keychain.state');
  for (const state of ['available', 'available', 'locked', 'available']) told(state);
  expect(lines).toEqual([
    ['keychain.state', { state: 'available' }],
    ['keychain.state', { state: 'locked' }],
    ['keychain.state', { state: 'available' }],
  ]);
});
