import { expect, it } from 'vitest';
import { campaign } from './campaign.ts';

// The short version of `npm run chaos`: every step of issuing and of deleting a token, once each.
it('loses, doubles and leaves nothing when it is killed between any two steps', {
  timeout: 150_000,
}, async () => {
  const result = await campaign({ actions: ['issue commvault', 'delete token'], seed: 1 });
  expect(result.problems).toEqual([]);
  expect(result.points.planned).toBeGreaterThan(30);
  expect(result).toMatchObject({ kills: result.points.planned, failed: 0 });
});
