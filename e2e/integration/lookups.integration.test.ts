import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordDetails, searchRecords } from '../../electron/usecases/lookups/search.ts';
import { issueToken } from '../../electron/usecases/tokens/issue.ts';
import { apiSchema } from '../../shared/forms/values.ts';
import type { LookupItem } from '../../shared/models/lookup.ts';
import { PRACTICE_LOOKUPS } from '../../shared/practice/practice-lookups.ts';
import { PROVIDERS } from '../../shared/vendors/index.ts';
import { failure } from './tokens-at-work.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

// Searches at the practice servers, over real HTTP.

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.close());

const customers = (criteria: Record<string, string>) =>
  searchRecords(bench.ctx, {
    connectionId: bench.connections.intershop.id,
    field: 'customerId',
    criteria,
    offset: 0,
  });
const channels = (name = '', offset = 0) =>
  searchRecords(bench.ctx, {
    connectionId: bench.connections.oracle.id,
    field: 'channelId',
    criteria: { name },
    offset,
  });
const issue = (api: 'intershop', customerId: string) =>
  issueToken(bench.ctx, {
    connectionId: bench.connections[api].id,
    inputs: { customerId, responseFormat: 'JSON' },
    label: '',
    ticket: '',
  });

describe('customers', () => {
  it('are found by several criteria, all of which must fit', async () => {
    const many = await customers({ LastName: 'practice' });
    expect(many.items.length).toBeGreaterThan(5);
    expect(many.note).toContain('fixed maximum');
    const one = await customers({
      LastName: 'practice',
      FirstName: 'ada',
      City: 'Practice City',
      Country: 'de',
    });
    expect(one.items.map(({ value }) => value)).toEqual(['PRACTICE-CUSTOMER-1']);
    expect((await customers({ LastName: 'practice', Birthday: '01.01.1901' })).items).toEqual([]);
  });

  it('say who they are, and a token can be issued for what was found', async () => {
    const [found] = (await customers({ CustomerNo: 'PC-00051' })).items;
    expect(found).toMatchObject({
      value: 'PRACTICE-CUSTOMER-51;UserID=PRACTICE-USER-1',
      badges: ['B2B user'],
    });
    const details = await recordDetails(bench.ctx, {
      connectionId: bench.connections.intershop.id,
      field: 'customerId',
      value: found?.value ?? '',
    });
    const value = (label: string) => details?.facts.find((fact) => fact.label === label)?.value;
    expect(value('Company')).toBe('Practice Company 51 Ltd');
    expect(value('User ID')).toBe('PRACTICE-USER-1');
    expect(value('Address')).toContain('51 Practice Street');
    expect((await issue('intershop', found?.value ?? '')).state).toBe('active');
  });

  it('are not searched for without one of the four criteria', async () => {
    const sent: string[] = [];
    const ctx = {
      ...bench.ctx,
      send: (...call: Parameters<typeof bench.ctx.send>) => {
        sent.push(call[0].url);
        return bench.ctx.send(...call);
      },
    };
    const { id: connectionId } = bench.connections.intershop;
    const order = { connectionId, field: 'customerId', criteria: { City: 'Practice City' }, offset: 0 };
    expect(await failure(searchRecords(ctx, order))).toMatchObject({
      code: 'invalid-input',
      fields: { SingleSearchField: expect.stringContaining('at least one') },
    });
    expect(sent).toEqual([]);
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
  const { items } = await searchRecords(bench.ctx, {
    connectionId: bench.connections[of].id,
    field: searched?.name ?? '',
    criteria: { [criterion?.name ?? '']: value },
    offset: 0,
  });
  expect(items).not.toEqual([]);
});

it('a failure of the network is tried once more, because a read changes nothing', async () => {
  let calls = 0;
  const ctx = {
    ...bench.ctx,
    send: (...call: Parameters<typeof bench.ctx.send>) => {
      calls += 1;
      // Nothing listens there.
      const request = calls === 1 ? { ...call[0], url: 'http://127.0.0.1:9/' } : call[0];
      return bench.ctx.send(request, call[1]);
    },
  };
  const { id: connectionId } = bench.connections.oracle;
  const page = await searchRecords(ctx, { connectionId, field: 'channelId', criteria: {}, offset: 0 });
  expect([calls, page.items.length]).toEqual([2, 50]);
});

it('only fields with a lookup can be searched for', async () => {
  const { id: connectionId } = bench.connections.oracle;
  const order = { connectionId, field: 'channelSecret', criteria: {}, offset: 0 };
  expect((await failure(searchRecords(bench.ctx, order))).code).toBe('invalid-input');
});
