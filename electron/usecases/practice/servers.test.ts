import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConnectionForm } from '../../../shared/forms/form.ts';
import { APIS } from '../../../shared/forms/values.ts';
import { PROVIDERS as DESCRIPTIONS } from '../../../shared/vendors/index.ts';
import { PROVIDERS } from '../../vendors/index.ts';
import { type PracticeServers, practiceDrafts, startPracticeServers } from './servers.ts';
import { send } from './testing/practice-fixture.ts';

let practice: PracticeServers;
beforeAll(async () => {
  practice = await startPracticeServers();
});
afterAll(() => practice.stop());

describe('practice servers', () => {
  it('are four, on loopback, and their connections pass the dialog’s own checks', () => {
    expect(practice.servers.map(({ api }) => api)).toEqual([...APIS]);
    for (const draft of practiceDrafts(practice.servers)) {
      expect(draft.name).toBe(`Practice: ${DESCRIPTIONS[draft.api].name}`);
      expect(draft.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+/);
      const reading = readConnectionForm(DESCRIPTIONS[draft.api], draft, null);
      expect(reading).toMatchObject({ ok: true, baseUrl: draft.baseUrl });
    }
  });

  it.each(APIS)('pass the connection test of %s', async (api) => {
    const draft = practiceDrafts(practice.servers).find((each) => each.api === api);
    const [probe] = PROVIDERS[api].probes({
      baseUrl: draft?.baseUrl ?? '',
      settings: draft?.settings ?? {},
      secrets: draft?.secrets ?? {},
    });
    if (probe === undefined) throw new TypeError('no probe');
    const answer = await send(probe.request);
    expect(answer.headers.date).toBeDefined();
    const outcome = api === 'crmcom' ? 'reached' : 'accepted';
    expect(probe.read(answer)).toMatchObject({ outcome });
  });

  it('stop at once, also while a request waits, and start on the same ports again', async () => {
    const first = await startPracticeServers();
    const ports = Object.fromEntries(
      first.servers.map(({ api, baseUrl }) => [api, Number(new URL(baseUrl).port)]),
    );
    const waiting = fetch(`${first.servers[0]?.baseUrl}/users/-`).catch(() => 'cut');
    await first.stop();
    await waiting;
    const second = await startPracticeServers({ ports });
    expect(second.servers).toEqual(first.servers);
    const third = await startPracticeServers({ ports });
    expect(third.servers).not.toEqual(first.servers);
    await Promise.all([second.stop(), third.stop()]);
  });

  it('answer what they do not serve with their vendor’s 404', async () => {
    for (const { baseUrl } of practice.servers) {
      const answer = await send({ method: 'GET', url: `${baseUrl}/nothing`, headers: {} });
      expect(answer.status).toBe(404);
    }
  });
});
