import { afterAll, beforeAll, expect, it } from 'vitest';
import { APIS } from '../../shared/forms/values.ts';
import { PRACTICE_MARKS } from '../../shared/practice/marks.ts';
import { failureOf, issue, pairOf, problemsOf } from '../support/agent.ts';
import { openPracticeApp, type PracticeApp } from '../support/practice-app.ts';

// The main job on a real keychain, a real database file and real HTTP.

let practice: PracticeApp;
beforeAll(async () => {
  practice = await openPracticeApp({ keychain: 'system' });
  expect(await practice.app.ask('keychain.status')).toMatchObject({ state: 'available' });
});
afterAll(() => practice.close());

it.each(APIS)('%s: in the keychain, not on the disk, and there after a restart', async (api) => {
  const { id, secretStore } = await issue(practice.app, api);
  expect(secretStore).toBe('keychain');
  const pair = await pairOf(practice.app, id);
  expect(practice.everythingWritten()).not.toContain(pair[0]);
  await practice.restart();
  expect(await pairOf(practice.app, id)).toEqual(pair);
});

it('an 8 KB token in parts is renewed, found after a restart, and deleted with all its parts', async () => {
  const { id } = await issue(practice.app, 'commvault', { tokenName: PRACTICE_MARKS.long });
  const old = await pairOf(practice.app, id);
  await practice.app.ask('tokens.renew', { id });
  await practice.restart();
  const pair = await pairOf(practice.app, id);
  expect(pair).not.toEqual(old);
  expect(pair[0].length).toBeGreaterThan(8_000);
  expect(await problemsOf(practice.app)).toEqual([]);
  await practice.app.ask('tokens.delete', { id });
  expect(await failureOf(practice.app, 'tokens.details', { id })).toMatchObject({ code: 'not-found' });
  expect(await problemsOf(practice.app)).toEqual([]);
});
