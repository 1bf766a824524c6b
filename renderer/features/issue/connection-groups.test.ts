import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../shared/models/connection.ts';
import { CONNECTION } from '../../testing/samples.ts';
import { connectionGroups, firstChoice } from './connection-groups.ts';

const connection = (name: string, more: Partial<Connection> = {}): Connection => ({
  ...CONNECTION,
  id: name,
  name,
  ...more,
});
const shown = (connections: readonly Connection[]) =>
  connectionGroups(connections).map(({ label, options }) => [label, ...options.map((one) => one.label)]);

describe('the choice of connections', () => {
  it('lists each connection once: favourites, the last three used, the rest by API', () => {
    expect(
      shown([
        connection('star', { favourite: true, lastUsedAt: 9 }),
        connection('old', { lastUsedAt: 1 }),
        connection('newest', { lastUsedAt: 8 }),
        connection('newer', { lastUsedAt: 7 }),
        connection('new', { lastUsedAt: 6 }),
        connection('never', { api: 'commvault' }),
        connection('nor this', { api: 'commvault' }),
      ]),
    ).toEqual([
      ['Favourites', 'star'],
      ['Recently used', 'newest', 'newer', 'new'],
      ['Commvault', 'never', 'nor this'],
      ['Oracle Content Management', 'old'],
    ]);
  });

  it('keeps a short list in its order', () => {
    expect(shown([connection('a', { lastUsedAt: 1 }), connection('b', { lastUsedAt: 2 })])).toEqual([
      ['Oracle Content Management', 'a', 'b'],
    ]);
  });

  it('begins with the one used last, else a favourite, else the first', () => {
    const [a, b, c] = [
      connection('a'),
      connection('b', { favourite: true }),
      connection('c', { lastUsedAt: 1 }),
    ];
    expect(firstChoice([a, b, c])).toBe(c);
    expect(firstChoice([a, b])).toBe(b);
    expect(firstChoice([a])).toBe(a);
    expect(firstChoice([])).toBeUndefined();
  });
});
