import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServerToken } from '../models/server-token.ts';
import { commvaultInventory } from '../vendors/commvault/inventory.ts';
import { readEditForm } from './edit-form.ts';
import { localDateTime } from './local-date-time.ts';
import type { FormValues } from './values.ts';

const NOW = Date.UTC(2026, 1, 12);
const TOKEN: ServerToken = {
  vendorTokenId: '17',
  name: 'old',
  kind: 'ALL',
  createdAt: NOW,
  expiresAt: NOW - 1,
  renewableUntil: NOW - 1,
  lastUsedAt: null,
  endpoints: [],
  allowedIps: null,
  userId: '4',
};
const form = (token: Partial<ServerToken> = {}, settings: FormValues = {}) => {
  const whole = { ...TOKEN, ...token };
  return commvaultInventory.editForm(whole, whole.kind, settings);
};
const read = (values: FormValues, token: Partial<ServerToken> = {}) =>
  readEditForm(commvaultInventory, form(token), values, NOW);
const types = (token: Partial<ServerToken>, settings?: FormValues): string[] =>
  form(token, settings)
    .fields.find(({ name }) => name === 'tokenType')
    ?.options?.map(({ value }) => value) ?? [];

describe('the form that edits a token', () => {
  it('leaves out what is as it was, even a time that is over', () => {
    expect(read({})).toEqual({ ok: true, changes: {} });
    expect(read({ tokenName: ' old ' })).toEqual({ ok: true, changes: {} });
    expect(read({ tokenName: 'new' })).toEqual({ ok: true, changes: { tokenName: 'new' } });
  });

  it('refuses a new time that is over, and a time that is taken away', () => {
    for (const renewableUntil of [localDateTime(NOW - 120_000), '']) {
      expect(read({ renewableUntil })).toEqual({ ok: false, fields: { renewableUntil: expect.any(String) } });
    }
    const renewableUntil = localDateTime(NOW + 86_400_000);
    expect(read({ renewableUntil })).toEqual({ ok: true, changes: { renewableUntil } });
    expect(read({ renewableUntil: '2039-01-01T00:00' }).ok).toBe(false);
  });

  it('sends endpoints with the type that needs them, and checks them', () => {
    expect(read({ tokenType: 'CUSTOM' })).toEqual({
      ok: false,
      fields: { apiEndpoints: expect.any(String) },
    });
    expect(read({ tokenType: 'CUSTOM', apiEndpoints: 'plan' }).ok).toBe(false);
    expect(read({ tokenType: 'CUSTOM', apiEndpoints: '/plan' })).toEqual({
      ok: true,
      changes: { tokenType: 'CUSTOM', apiEndpoints: '/plan' },
    });
    const custom = { kind: 'CUSTOM', endpoints: ['/plan'] };
    expect(read({ tokenType: 'ALL' }, custom)).toEqual({ ok: true, changes: { tokenType: 'ALL' } });
    expect(read({ tokenName: 'new' }, custom)).toEqual({ ok: true, changes: { tokenName: 'new' } });
    // The server names no type, but the endpoints show which it is.
    expect(read({ apiEndpoints: '/client' }, { kind: null, endpoints: ['/plan'] })).toEqual({
      ok: true,
      changes: { apiEndpoints: '/client' },
    });
  });

  it('takes no type that is not offered', () => {
    const fields = { tokenType: 'Choose one of the list.' };
    expect(read({ tokenType: 'ALL' }, { kind: 'MS_SCIM' })).toEqual({ ok: false, fields });
    expect(read({ tokenType: 'MS_SCIM' })).toEqual({ ok: false, fields });
  });

  it('offers no other scope for MS_SCIM and OneTouch, and their expiry in place of “renewable until”', () => {
    for (const kind of ['MS_SCIM', 'OneTouch']) {
      expect(types({ kind })).toEqual([kind]);
      expect(form({ kind }).fields.map(({ name }) => name)).toEqual([
        'tokenName',
        'tokenType',
        'tokenExpiry',
      ]);
    }
    expect(types({ kind: 'ALL' })).toEqual(['ALL', 'CUSTOM']);
    expect(types({ kind: 'DEFAULT' })).toEqual(['ALL', 'CUSTOM']);
    expect(types({ kind: 'ALL' }, { serverFeatures: 'newer' })).toEqual(['ALL', 'CUSTOM', 'Hyperscale']);
    expect(types({ kind: 'Hyperscale' })).toEqual(['ALL', 'CUSTOM', 'Hyperscale']);
    expect(types({ kind: null })).toEqual(['', 'ALL', 'CUSTOM']);
  });

  it('has the IP allow list where the setting or the server knows it', () => {
    const names = (token: Partial<ServerToken>, settings?: FormValues) =>
      form(token, settings).fields.map(({ name }) => name);
    expect(names({})).not.toContain('allowedIPs');
    expect(names({ allowedIps: [] })).toContain('allowedIPs');
    expect(names({}, { serverFeatures: 'newer' })).toContain('allowedIPs');
    const listed = { allowedIps: ['203.0.113.7'] };
    expect(read({ allowedIPs: '' }, listed)).toEqual({ ok: true, changes: { allowedIPs: '' } });
    expect(read({ allowedIPs: '203.0.113.300' }, listed).ok).toBe(false);
  });

  it('never sends a field that nobody changed', () => {
    const kinds = fc.constantFrom('ALL', 'CUSTOM', 'MS_SCIM', 'OneTouch', 'Hyperscale', null);
    const times = fc.option(fc.integer({ min: 1, max: 2_000_000_000_000 }));
    const token = fc.record({ kind: kinds, name: fc.string(), expiresAt: times, renewableUntil: times });
    fc.assert(
      fc.property(token, (one) => {
        const { values } = form(one);
        expect(read(values, one)).toEqual({ ok: true, changes: {} });
      }),
    );
  });
});
