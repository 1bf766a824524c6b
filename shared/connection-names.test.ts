import { describe, expect, it } from 'vitest';
import { freeName, isNameTaken } from './connection-names.ts';

const ALL = [
  { id: 'a', name: 'Shop, production' },
  { id: 'b', name: 'Practice: Commvault' },
];

describe('isNameTaken', () => {
  it.each(['Shop, production', 'SHOP, PRODUCTION', '  shop,   production '])(
    'refuses “%s” to a new one',
    (name) => {
      expect(isNameTaken(name, undefined, ALL)).toBe(true);
    },
  );

  it('leaves a connection its own name, and refuses it to the others', () => {
    expect(isNameTaken('shop, Production', 'a', ALL)).toBe(false);
    expect(isNameTaken('shop, Production', 'b', ALL)).toBe(true);
    expect(isNameTaken('Shop', 'b', ALL)).toBe(false);
  });
});

describe('freeName', () => {
  it('counts on from a name that is taken', () => {
    expect(freeName('Other', ALL)).toBe('Other');
    expect(freeName('Practice: Commvault', ALL)).toBe('Practice: Commvault (2)');
    expect(freeName('Practice: Commvault', [...ALL, { id: 'c', name: 'practice: commvault (2)' }])).toBe(
      'Practice: Commvault (3)',
    );
  });
});
