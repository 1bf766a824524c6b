import { describe, expect, it } from 'vitest';
import { answer, failure, MAINTENANCE } from '../kit/testing/calls.ts';
import { commvault } from './index.ts';

const [list, whoAmI] = commvault.probes({
  baseUrl: 'https://cc.example/commandcenter/api',
  settings: { authentication: 'authtoken' },
  secrets: { authtoken: 'QSDK abc' },
});

describe('Commvault probes', () => {
  it('list the tokens first, then ask who is signed in', () => {
    expect(list?.request).toMatchObject({ method: 'GET', url: expect.stringMatching(/\/V4\/AccessToken$/) });
    expect(whoAmI?.request).toMatchObject({ method: 'POST', url: expect.stringMatching(/\/WhoAmI$/) });
  });

  it('accept a list, also an empty one', () => {
    expect(list?.read(answer(200, { tokens: [{}, {}] }))?.message).toContain('2 access tokens');
    expect(list?.read(answer(200, { error: { errorCode: 0 } }))).toMatchObject({ outcome: 'accepted' });
  });

  it('refuse with the vendor’s words, also inside a 200', () => {
    const words = { errorMessage: 'Access denied', errorCode: 5 };
    expect(failure(() => list?.read(answer(401, words)))).toMatchObject({ code: 'vendor-unauthorised' });
    expect(failure(() => list?.read(answer(200, { error: words })))).toMatchObject({
      code: 'vendor-refused',
    });
    expect(failure(() => list?.read(MAINTENANCE)).code).toBe('bad-answer');
  });

  it('tell a server that is too old from a wrong base URL', () => {
    expect(list?.read(answer(404, ''))).toBeNull();
    const old = failure(() => whoAmI?.read(answer(200, { user: { userName: 'agent' }, errorCode: 0 })));
    expect(old.message).toMatch(/of agent, but this server has no V4/);
    expect(old.hint).toContain('SP36');
    expect(failure(() => whoAmI?.read(answer(404, ''))).message).toContain('no Commvault API');
    expect(failure(() => whoAmI?.read(MAINTENANCE)).message).toContain('no Commvault API');
  });
});
