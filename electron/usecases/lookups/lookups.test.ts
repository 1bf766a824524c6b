import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectionOf, failureOf, issue } from '../../../e2e/support/agent.ts';
import { openPracticeApp, type PracticeApp } from '../../../e2e/support/practice-app.ts';
import { type Api, apiSchema, type FormValues } from '../../../shared/forms/values.ts';
import type { LookupItem } from '../../../shared/models/lookup.ts';
import { PRACTICE_LOOKUPS } from '../../../shared/practice/practice-lookups.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';

// Searches at the practice servers, over real HTTP.

let practice: PracticeApp;
beforeAll(async () => {
  practice = await openPracticeApp();
});
afterAll(() => practice.close());
afterEach(() => {
  practice.intercept = null;
  practice.sent.length = 0;
});

const order = async (api: Api, field: string, criteria: FormValues, offset = 0) => ({
  connectionId: (await connectionOf(practice.app, api)).id,
  field,
  criteria,
  offset,
});
const search = async (api: Api, field: string, criteria: FormValues, offset = 0) =>
  practice.app.ask('lookups.search', await order(api, field, criteria, offset));
const refused = async (api: Api, field: string, criteria: FormValues) =>
  failureOf(practice.app, 'lookups.search', await order(api, field, criteria));
const customers = (criteria: FormValues) => search('intershop', 'customerId', criteria);
const channels = (name = '', offset = 0) => search('oracle', 'channelId', { name }, offset);

describe('customers', () => {
  it('are found by several criteria, all of which must fit', async () => {
    const many = await customers({ LastName: 'practice' });
    expect(many.items.length).toBeGreaterThan(5);
    expect(many.note).toContain('fixed maximum');
    const criteria = { LastName: 'practice', FirstName: 'ada', City: 'Practice City', Country: 'de' };
    expect((await customers(criteria)).items.map(({ value }) => value)).toEqual(['PRACTICE-CUSTOMER-1']);
    expect((await customers({ LastName: 'practice', Birthday: '01.01.1901' })).items).toEqual([]);
  });

  it('say who they are, and a token can be issued for what was found', async () => {
    const [found] = (await customers({ CustomerNo: 'PC-00051' })).items;
    const customerId = found?.value ?? '';
    expect(found).toMatchObject({
      value: 'PRACTICE-CUSTOMER-51;UserID=PRACTICE-USER-1',
      badges: ['B2B user'],
    });
    const { id: connectionId } = await connectionOf(practice.app, 'intershop');
    const record = { connectionId, field: 'customerId', value: customerId };
    const details = await practice.app.ask('lookups.details', record);
    const value = (label: string) => details?.facts.find((fact) => fact.label === label)?.value;
    expect(value('Company')).toBe('Practice Company 51 Ltd');
    expect(value('User ID')).toBe('PRACTICE-USER-1');
    expect(value('Address')).toContain('51 Practice Street');
    expect((await issue(practice.app, 'intershop', { customerId })).state).toBe('active');
  });

  it('are not searched for without one of the four criteria', async () => {
    expect(await refused('intershop', 'customerId', { City: 'Practice City' })).toMatchObject({
      code: 'invalid-input',
      fields: { SingleSearchField: expect.stringContaining('at least one') },
    });
    expect(practice.sent).toEqual([]);
  });
});

describe('channels', () => {
  it('come in pages, each once, with type and tokens', async () => {
    const all: LookupItem[] = [];
    for (let offset: number | null = 0; offset !== null; ) {
      const page = await channels('', offset);
      all.push(...page.items);
      offset = page.nextOffset;
    }
    expect(new Set(all.map(({ value }) => value)).size).toBe(250);
    for (const { badges, facts } of all) {
      expect(['Public', 'Secure']).toContain(badges[0]);
      expect(facts.some(({ label, copyable }) => label === 'Channel token' && copyable)).toBe(true);
    }
  });

  it('are found by name', async () => {
    expect((await channels('without a SECRET')).items.map(({ value }) => value)).toEqual([
      'RCHANNELPRACTICE2',
    ]);
    expect((await channels('nowhere')).items).toEqual([]);
  });
});

it.each(
  Object.entries(PRACTICE_LOOKUPS).flatMap(([api, inputs]) => inputs.map((input) => ({ api, ...input }))),
)('the practice servers find something for $field: $value', async ({ api, field, value }) => {
  const of = apiSchema.parse(api);
  const searched = PROVIDERS[of].issueFields.find(({ lookup }) => lookup !== undefined);
  const criterion = searched?.lookup?.criteria.find(({ label }) => label === field);
  const { items } = await search(of, searched?.name ?? '', { [criterion?.name ?? '']: value });
  expect(items).not.toEqual([]);
});

it('a failure of the network is tried once more, because a read changes nothing', async () => {
  let calls = 0;
  practice.intercept = async (_request, forward) => {
    calls += 1;
    // Nobody listens on this port.
    practice.app.platform.proxy = calls === 1 ? 'PROXY 127.0.0.1:1' : 'DIRECT';
    return forward();
  };
  const page = await channels();
  expect([calls, page.items.length]).toEqual([2, 50]);
});

it('only fields with a lookup can be searched for', async () => {
  expect((await refused('oracle', 'channelSecret', {})).code).toBe('invalid-input');
});
