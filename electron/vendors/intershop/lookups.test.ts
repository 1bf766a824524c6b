import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCriteria } from '../../../shared/forms/lookup-form.ts';
import { customerLookup } from '../../../shared/vendors/intershop/lookup.ts';
import { answer, failure, MAINTENANCE } from '../kit/testing/calls.ts';
import { customers } from './lookups.ts';

const context = {
  baseUrl: 'https://shop.example/INTERSHOP/rest/WFS/ContactCenter/-',
  settings: { login: 'agent', organization: 'OilCorp' },
  secrets: { password: 'pass-word' },
};
const ID = '0BkKDgAN9pYAAAFFK9Qj6MxN';
const read = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  customers.readSearch(answer(status, body, headers), context);
const details = (status: number, body: unknown, id = ID) =>
  customers.details?.read(answer(status, body), context, id);

describe('search criteria', () => {
  const names = customerLookup.criteria.map(({ name }) => name);
  const needed = ['SingleSearchField', 'EMail', 'LastName', 'CustomerNo'];

  it('are all that Intershop documents', () => {
    expect(names.toSorted()).toEqual(
      [...needed, 'FirstName', 'Birthday', 'PhoneNo', 'PostCode', 'City', 'Country', 'Channel'].toSorted(),
    );
  });

  it('need one of four that is not blank, whatever else is given', () => {
    const words = fc.oneof(fc.constant(''), fc.constant('  '), fc.stringMatching(/^[a-z@+&]{1,9}$/));
    fc.assert(
      fc.property(fc.record(Object.fromEntries(names.map((name) => [name, words]))), (values) => {
        const given = { ...values, Birthday: '' };
        const enough = needed.some((name) => (given[name as keyof typeof given] ?? '').trim() !== '');
        expect(readCriteria(customerLookup, given).ok).toBe(enough);
      }),
    );
  });

  it.each([
    ['1990-12-31', true],
    ['12/31/1990', true],
    ['31.12.1990', true],
    ['31-12-1990', false],
    ['soon', false],
  ])('birthday %s: %s', (Birthday, fine) => {
    expect(readCriteria(customerLookup, { LastName: 'Mayer', Birthday }).ok).toBe(fine);
  });

  it('arrive at the server as they were typed, and empty ones not at all', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/\p{Cc}/u.test(text)),
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/\p{Cc}/u.test(text)),
        (LastName, EMail) => {
          const { url } = customers.buildSearch(context, { LastName, EMail, City: '' }, 0);
          expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
            LastName: LastName.toWellFormed(),
            EMail: EMail.toWellFormed(),
          });
        },
      ),
    );
  });
});

describe('search', () => {
  it('asks for JSON, signed in', () => {
    expect(customers.buildSearch(context, { EMail: 'a+b@example.com', City: 'San José' }, 0)).toMatchObject({
      method: 'GET',
      url: `${context.baseUrl}/customers?EMail=a%2Bb%40example.com&City=San%20Jos%C3%A9`,
      headers: { Accept: 'application/json', UserOrganization: 'OilCorp' },
    });
  });

  it('reads the ids at the ends of the links, of B2B users too, each once', () => {
    const elements = [
      { type: 'Link', uri: `ContactCenter/-/customers/${ID}` },
      { type: 'Link', uri: `/INTERSHOP/rest/WFS/ContactCenter/-/customers/C%2B1;UserID=U-7`, title: 'ACME' },
      { type: 'Link', uri: `customers/${ID}?x=y` },
      { type: 'Link', uri: 'ContactCenter/-/channels/x' },
      'not a link',
    ];
    const { items, nextOffset, note } = read(200, {
      type: 'ResourceCollection',
      name: 'customers',
      elements,
    });
    expect(items.map(({ value, title, badges }) => [value, title, badges])).toEqual([
      [ID, ID, []],
      ['C+1;UserID=U-7', 'ACME', ['B2B user']],
    ]);
    expect(items[1]?.facts).toEqual([
      { label: 'Customer ID', value: 'C+1', copyable: true },
      { label: 'User ID', value: 'U-7', copyable: true },
    ]);
    expect(nextOffset).toBeNull();
    expect(note).toContain('fixed maximum');
  });

  it('reads the same from XML', () => {
    const xml = `<?xml version="1.0"?><ResourceCollection><name>customers</name><elements>
      <uri>ContactCenter/-/customers/A</uri></elements><elements><uri>ContactCenter/-/customers/B</uri></elements></ResourceCollection>`;
    expect(read(200, xml).items.map(({ value }) => value)).toEqual(['A', 'B']);
    expect(read(200, '<ResourceCollection type="ResourceCollection"/>').items).toEqual([]);
  });

  it('finds nobody where there is nobody', () => {
    expect(read(200, { type: 'ResourceCollection', elements: [] })).toEqual({
      items: [],
      nextOffset: null,
      note: '',
    });
  });

  it.each(['{"elements": [', '{"type":"User"}', '<User><firstName>x</firstName></User>', '', '[]', '1'])(
    'calls %s a bad answer',
    (body) => {
      expect(failure(() => read(200, body)).code).toBe('bad-answer');
    },
  );

  it('calls a maintenance page one', () => {
    expect(failure(() => customers.readSearch(MAINTENANCE, context)).message).toContain('web page');
  });

  it('says what Intershop says', () => {
    const bad = failure(() => read(400, 'Too little', { 'error-key': 'search.invalid' }));
    expect(bad).toMatchObject({
      code: 'vendor-refused',
      message: 'Intershop refused this search.',
      vendor: { code: 'search.invalid', message: 'Too little' },
    });
    expect(failure(() => read(403, '', { 'error-key': 'organization.invalid' })).hint).toContain(
      'organization',
    );
    expect(failure(() => read(404, '')).message).toContain('base URL');
    expect(failure(() => read(401, 'no pass-word')).vendor?.message).toBe('no ••••••');
  });

  it('reads any body without falling over', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (body) => {
        try {
          read(200, body);
        } catch (error) {
          expect(error).toHaveProperty('data.code', 'bad-answer');
        }
      }),
    );
  });
});

describe('details', () => {
  it('keep “;UserID=” in the path', () => {
    expect(customers.details?.build(context, 'C+1;UserID=U 7').url).toBe(
      `${context.baseUrl}/customers/C%2B1;UserID=U%207`,
    );
  });

  it('say who it is and how to reach them', () => {
    const item = details(200, {
      type: 'Customer',
      customerNo: 10_001,
      firstName: 'Cyrillus',
      lastName: 'Mayer',
      email: 'c.mayer@example.com',
      phoneMobile: '',
      address: { addressLine1: '1 High Street', postalCode: '07743', city: 'Jena', countryCode: 'DE' },
      preferredShipToAddress: { type: 'Link', uri: 'addresses/1' },
    });
    expect(item?.title).toBe('Cyrillus Mayer');
    expect(item?.facts.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Customer number: 10001',
      'E-mail: c.mayer@example.com',
      'Address: 1 High Street, 07743 Jena, DE',
      `Customer ID: ${ID}`,
    ]);
  });

  it('of a business customer’s user name company and user', () => {
    const item = details(200, '<Customer><companyName1>ACME</companyName1></Customer>', 'C1;UserID=U1');
    expect(item).toMatchObject({ title: 'ACME', badges: ['B2B user', 'Business'] });
    expect(item?.facts).toContainEqual({ label: 'User ID', value: 'U1', copyable: true });
  });

  it('that are not there are said to be', () => {
    expect(failure(() => details(404, '')).message).toContain(ID);
    expect(failure(() => details(200, 'x')).code).toBe('bad-answer');
  });
});

it('a user id is added to a customer’s, and found in it again', () => {
  const { part } = customerLookup;
  expect(part?.join('C1', 'U1')).toBe('C1;UserID=U1');
  expect(part?.join('C1', '')).toBe('C1');
  fc.assert(
    fc.property(fc.stringMatching(/^[\w.-]{1,20}$/), fc.stringMatching(/^[\w.=-]{0,20}$/), (value, user) => {
      expect(part?.split(part.join(value, user))).toEqual({ value, part: user });
    }),
  );
  expect(part?.problem('a/b')).not.toBeNull();
  expect(part?.problem('U1')).toBeNull();
});
