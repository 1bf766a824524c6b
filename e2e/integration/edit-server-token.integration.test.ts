import { afterAll, beforeAll, expect, it } from 'vitest';
import { readHistory } from '../../electron/store/token-history.ts';
import type { AppContext } from '../../electron/usecases/context/app-context.ts';
import { adoptToken } from '../../electron/usecases/server-tokens/adopt.ts';
import { editServerToken } from '../../electron/usecases/server-tokens/edit.ts';
import { listServerTokens } from '../../electron/usecases/server-tokens/list.ts';
import { deleteToken } from '../../electron/usecases/tokens/delete.ts';
import { localDateTime } from '../../shared/forms/local-date-time.ts';
import type { FormValues } from '../../shared/forms/values.ts';
import type { Token } from '../../shared/models/token.ts';
import { PRACTICE_MARKS, PRACTICE_RECORDS } from '../../shared/practice/marks.ts';
import { type ContextFixture, openContextFixture } from '../support/context-fixture.ts';
import { failure, tokensAtWork } from './tokens-at-work.ts';

let fixture: ContextFixture;
beforeAll(async () => {
  fixture = await openContextFixture();
});
afterAll(() => fixture.close());

const { issue, row, pairOf, trail, stillGood } = tokensAtWork(() => fixture);
const order = ({ vendorTokenId }: Pick<Token, 'vendorTokenId'>, changes: FormValues) => ({
  connectionId: fixture.connections.commvault.id,
  vendorTokenId: vendorTokenId ?? '',
  changes,
});
const entryOf = async (vendorTokenId: string | null) =>
  (await listServerTokens(fixture.ctx, fixture.connections.commvault.id)).entries.find(
    (one) => one.standing !== 'local-only' && one.server.vendorTokenId === vendorTokenId,
  );
const inDays = (days: number): string => localDateTime(Date.now() + days * 86_400_000);

it('changes the token there and our row here, and leaves its pair alone', async () => {
  const token = await issue('edit');
  const pair = await pairOf(token.id);
  const renewableUntil = inDays(30);
  const edited = await editServerToken(
    fixture.ctx,
    order(token, { tokenName: 'edited-name', renewableUntil }),
  );
  const until = new Date(renewableUntil).getTime();
  expect(edited).toMatchObject({ name: 'edited-name', renewableUntil: until });
  expect(row(token.id)).toMatchObject({
    subject: 'edited-name',
    renewableUntil: until,
    expiresAt: token.expiresAt,
    state: 'active',
  });
  expect(await entryOf(token.vendorTokenId)).toMatchObject({ standing: 'both', differences: [] });
  expect(trail(token.id)).toEqual(['token.issued', 'token.edited']);
  expect(fixture.ctx.audit.ofToken(token.id).at(-1)?.detail).toBe('Token name, Renewable until');
  const query = { search: 'edited-name', api: null, state: null, after: null, limit: 10 };
  expect(readHistory(fixture.ctx.db, query, Date.now()).tokens.map(({ id }) => id)).toEqual([token.id]);
  expect(await pairOf(token.id)).toEqual(pair);
  await stillGood(token.id);
});

it('changes scope and endpoints, and sends only what differs', async () => {
  const token = await issue('scope');
  const bodies: unknown[] = [];
  const { send } = fixture.ctx;
  const watched: AppContext = {
    ...fixture.ctx,
    send(request, options) {
      if (request.method === 'PUT') bodies.push(JSON.parse(request.body ?? ''));
      return send(request, options);
    },
  };
  await editServerToken(watched, order(token, { tokenType: 'CUSTOM', apiEndpoints: '/plan\n/client' }));
  expect(row(token.id).kind).toBe('CUSTOM');
  await editServerToken(watched, order(token, { apiEndpoints: '/plan', tokenName: token.subject }));
  await editServerToken(watched, order(token, { tokenType: 'ALL' }));
  expect(row(token.id).kind).toBe('ALL');
  await editServerToken(watched, order(token, { tokenType: 'ALL' }));
  expect(bodies).toEqual([
    { tokenType: 'CUSTOM', apiEndpoints: ['/plan', '/client'] },
    { tokenType: 'CUSTOM', apiEndpoints: ['/plan'] },
    { tokenType: 'ALL' },
  ]);
});

it('a token of a fixed type has an expiry to change, and no other type', async () => {
  const token = await issue('scim', 'MS_SCIM');
  const tokenExpiry = inDays(100);
  await editServerToken(fixture.ctx, order(token, { tokenExpiry }));
  expect(row(token.id)).toMatchObject({
    expiresAt: new Date(tokenExpiry).getTime(),
    expirySource: 'response',
  });
  expect(await failure(editServerToken(fixture.ctx, order(token, { tokenType: 'ALL' })))).toMatchObject({
    code: 'invalid-input',
    fields: { tokenType: expect.any(String) },
  });
  expect(
    await failure(editServerToken(fixture.ctx, order(token, { tokenExpiry: inDays(-1) }))),
  ).toMatchObject({
    code: 'invalid-input',
    fields: { tokenExpiry: expect.any(String) },
  });
});

it('changes a token that only the server knows, with a line in the audit trail', async () => {
  const { id, vendorTokenId } = await issue('unknown-here');
  await deleteToken(fixture.ctx, id);
  await editServerToken(fixture.ctx, order({ vendorTokenId }, { tokenName: 'renamed-there' }));
  expect(await entryOf(vendorTokenId)).toMatchObject({
    standing: 'server-only',
    server: { name: 'renamed-there' },
  });
  expect(fixture.ctx.audit.newest(1)[0]).toMatchObject({
    action: 'token.edited',
    subject: 'renamed-there',
    tokenId: null,
  });
});

it('what the server refuses is beside its field, and nothing changes here', async () => {
  const token = await issue('refused');
  const taken = { tokenName: PRACTICE_RECORDS.consoleToken };
  expect(await failure(editServerToken(fixture.ctx, order(token, taken)))).toMatchObject({
    code: 'vendor-refused',
    fields: { tokenName: 'This user already has a token of this name.' },
  });
  expect(row(token.id).subject).toBe(token.subject);
  expect(trail(token.id)).toEqual(['token.issued', 'token.edit-refused']);
  const fixed = await issue(PRACTICE_MARKS.editRefused);
  expect(await failure(editServerToken(fixture.ctx, order(fixed, { tokenName: 'x' })))).toMatchObject({
    code: 'vendor-forbidden',
    hint: expect.stringContaining('login token'),
  });
});

it('after a lost answer the list shows the truth, and saving again catches up', async () => {
  const token = await issue(PRACTICE_MARKS.editLost);
  const change = order(token, { renewableUntil: inDays(20) });
  expect(await failure(editServerToken(fixture.ctx, change))).toMatchObject({
    code: 'outcome-unknown',
    retry: true,
    message: expect.stringContaining('may or may not be changed'),
  });
  expect(row(token.id).renewableUntil).toBe(token.renewableUntil);
  expect(await entryOf(token.vendorTokenId)).toMatchObject({ differences: ['renewable-until'] });
  await editServerToken(fixture.ctx, change);
  expect(await entryOf(token.vendorTokenId)).toMatchObject({ standing: 'both', differences: [] });
  expect(trail(token.id)).toEqual(['token.issued', 'token.edit-unknown', 'token.edited']);
});

it('after a crash between the answer and the commit, the next list shows the truth', async () => {
  const token = await issue('crash');
  const { send } = fixture.ctx;
  await new Promise<void>((resolve) => {
    const hang: AppContext = {
      ...fixture.ctx,
      async send(request, options) {
        const answer = await send(request, options);
        if (request.method !== 'PUT') return answer;
        resolve();
        return new Promise(() => undefined);
      },
    };
    void editServerToken(hang, order(token, { tokenName: 'after-the-crash' }));
  });
  await fixture.restart();
  expect(row(token.id).subject).toBe(token.subject);
  expect(await entryOf(token.vendorTokenId)).toMatchObject({
    server: { name: 'after-the-crash' },
    differences: ['name'],
  });
  expect((await adoptToken(fixture.ctx, order(token, {}))).subject).toBe('after-the-crash');
  expect(trail(token.id)).toEqual(['token.issued', 'token.updated']);
  await stillGood(token.id);
});
