import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../vendors/index.ts';
import { appliedValues, optionsOf, readIssueForm, rememberedKey } from './form.ts';
import type { Api, FormValues } from './values.ts';

const NOW = new Date('2026-02-12T12:00').getTime();
const read = (api: Api, values: FormValues, settings: FormValues = {}, remembered: readonly string[] = []) =>
  readIssueForm(PROVIDERS[api], values, settings, remembered, NOW);
const problems = (...call: Parameters<typeof read>) => {
  const reading = read(...call);
  return reading.ok ? {} : reading.fields;
};
const CONSUMER = { keyType: 'consumer_application_key' };

describe('issue forms', () => {
  it('Intershop wants a customer ID that can stand in a path', () => {
    expect(read('intershop', { customerId: 'C1;UserID=U1' }).ok).toBe(true);
    for (const customerId of ['', '  ', 'a/b', '..'])
      expect(problems('intershop', { customerId })).toHaveProperty('customerId');
  });

  it('Commvault wants what applies to the token type, and forgets the rest', () => {
    const name = { tokenName: 'x' };
    expect(read('commvault', name)).toMatchObject({
      ok: true,
      values: { tokenType: 'ALL', renewableUntil: '' },
    });
    expect(problems('commvault', { tokenName: ' ' })).toHaveProperty('tokenName');
    expect(problems('commvault', { ...name, tokenType: 'CUSTOM' })).toHaveProperty('apiEndpoints');
    expect(problems('commvault', { ...name, tokenType: 'CUSTOM', apiEndpoints: 'plan' })).toHaveProperty(
      'apiEndpoints',
    );
    expect(
      problems('commvault', { ...name, tokenType: 'OneTouch', tokenExpiry: '2026-02-12T11:59' }),
    ).toHaveProperty('tokenExpiry');
    const scim = read('commvault', { ...name, tokenType: 'MS_SCIM', renewableUntil: 'x', apiEndpoints: 'y' });
    expect(scim.ok && Object.keys(scim.values)).toEqual(['tokenName', 'tokenType', 'tokenExpiry']);
  });

  it('Commvault’s time stamps end in 2038', () => {
    const until = (renewableUntil: string) => problems('commvault', { tokenName: 'x', renewableUntil });
    expect(until('2038-01-18T00:00')).toEqual({});
    expect(until('2038-01-20T00:00')).toHaveProperty('renewableUntil');
    expect(until('soon')).toHaveProperty('renewableUntil');
  });

  it('Commvault’s newer server has more, and what a usual one lacks is not kept', () => {
    const newer = { serverFeatures: 'newer' };
    const values = { tokenName: 'x', tokenType: 'Hyperscale', allowedIPs: '10.0.0.1', userId: '7' };
    expect(read('commvault', values, newer)).toMatchObject({ ok: true, values });
    const usual = read('commvault', values, {});
    expect(usual).toEqual({ ok: true, values: { tokenName: 'x', tokenType: 'ALL', renewableUntil: '' } });
    expect(problems('commvault', { ...values, allowedIPs: '10.0.0.1\n10.0.0' }, newer).allowedIPs).toContain(
      '“10.0.0”',
    );
    const type = PROVIDERS.commvault.issueFields.find(({ name }) => name === 'tokenType');
    const offered = (settings: FormValues) =>
      (type === undefined ? [] : optionsOf(type, settings)).map(({ value }) => value);
    expect(offered(newer)).toEqual([...offered({}), 'Hyperscale']);
  });

  it('Oracle keeps a secret as typed, but for line breaks at its ends, and may remember it', () => {
    const values = { channelId: 'C1', channelSecret: ' a+/b= \r\n' };
    const reading = read('oracle', values);
    expect(reading.ok && reading.values.channelSecret).toBe(' a+/b= ');
    expect(problems('oracle', { channelId: 'C1' })).toHaveProperty('channelSecret');
    expect(problems('oracle', { channelId: 'C1' }, {}, ['channelSecret:C1'])).toEqual({});
    const secret = PROVIDERS.oracle.issueFields.find(({ name }) => name === 'channelSecret');
    expect(secret && rememberedKey(secret, values)).toBe('channelSecret:C1');
  });

  it('CRM.COM wants exactly one way to identify, and an identifier its pass code', () => {
    const by = (values: FormValues) => problems('crmcom', values, CONSUMER);
    expect(by({})).toHaveProperty('authenticationCode');
    expect(by({ authenticationCode: 'x' })).toEqual({});
    expect(by({ identifyBy: 'identifier', identifier: 'x' })).toHaveProperty('passCode');
    expect(by({ identifyBy: 'identifier', identifier: 'x', passCode: 'y' })).toEqual({});
  });

  it('CRM.COM wants a JWT with its organisation, and takes a unit beside it', () => {
    for (const settings of [CONSUMER, { keyType: 'none' }]) {
      const by = settings === CONSUMER ? { identifyBy: 'jwt' } : {};
      expect(problems('crmcom', by, settings)).toHaveProperty('jwt');
      expect(problems('crmcom', { ...by, jwt: 'a.b.c' }, settings)).toHaveProperty('organisation');
      const values = { ...by, jwt: 'a.b.c', organisation: 'ORG', unit: '1' };
      expect(read('crmcom', values, settings)).toEqual({
        ok: true,
        values,
      });
    }
  });

  it('CRM.COM wants a device’s installed item and JWT; a user needs nothing but perhaps a unit', () => {
    const device = { keyType: 'device_application_key' };
    expect(Object.keys(problems('crmcom', {}, device)).toSorted()).toEqual(['installedItem', 'jwt']);
    const values = { installedItem: 'SN-1', jwt: 'a.b.c' };
    expect(read('crmcom', values, device)).toEqual({
      ok: true,
      values: { ...values, installedItemBy: 'serial_number' },
    });
    expect(read('crmcom', {}, { keyType: 'user' })).toEqual({ ok: true, values: { unit: '' } });
  });

  it('CRM.COM’s Web API key identifies itself', () => {
    const values = { identifyBy: 'identifier', identifier: 'x', unit: '1' };
    const reading = read('crmcom', values, { keyType: 'web_api_key' });
    expect(reading).toEqual({ ok: true, values: { unit: '1' } });
    expect(appliedValues(PROVIDERS.crmcom.issueFields, values, CONSUMER)).toHaveProperty('passCode');
  });
});
