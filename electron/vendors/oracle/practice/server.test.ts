import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../../shared/http-message.ts';
import { PRACTICE_LOGIN, PRACTICE_RECORDS } from '../../../../shared/practice/marks.ts';
import {
  type PracticeBench,
  practiceBench,
  send,
} from '../../../usecases/practice/testing/practice-fixture.ts';
import { oracle } from '../index.ts';

let fixture: PracticeBench;
beforeEach(async () => {
  fixture = await practiceBench();
});
afterEach(() => fixture.stop());

const BEARER = { Authorization: `Bearer ${PRACTICE_LOGIN.bearerToken}` };
const XHR = { 'X-Requested-With': 'XMLHttpRequest' };
const call = (method: HttpRequest['method'], path: string, headers: Record<string, string>) =>
  send({ method, url: `${fixture.context('oracle').baseUrl}/content/management/api/v1.1${path}`, headers });

describe('Oracle practice server', () => {
  it('issues a token like Oracle’s example: 201, seven days, about as long', async () => {
    const context = fixture.context('oracle');
    const answer = await send(oracle.buildIssue(context));
    expect(answer.status).toBe(201);
    expect(answer.headers['x-oracle-dms-ecid']).toContain('practice');
    const token = oracle.readIssue(answer, context);
    expect(token.accessToken.length).toBeGreaterThan(1_500);
    expect(token.expiry.source).toBe('response');
    expect(Math.round(((token.expiry.expiresAt ?? 0) - token.issuedAt) / 86_400_000)).toBe(7);
  });

  it('is strict about X-Requested-With, content type, body and Authorization', async () => {
    const request = oracle.buildIssue(fixture.context('oracle'));
    const { 'X-Requested-With': _, ...unmarked } = request.headers;
    const status = async (changes: Partial<HttpRequest>) => (await send({ ...request, ...changes })).status;
    expect(await status({ headers: unmarked })).toBe(403);
    expect(await status({ headers: { ...request.headers, 'Content-Type': 'text/plain' } })).toBe(400);
    expect(await status({ body: '{"channelSecret":"x","more":1}' })).toBe(400);
    expect(await status({ headers: { ...request.headers, Authorization: 'Bearer other' } })).toBe(401);
    expect(await status({ headers: { ...request.headers, ...BEARER } })).toBe(201);
    const basic = fixture.context(
      'oracle',
      {},
      { authorization: 'password', userName: PRACTICE_LOGIN.user },
      { password: PRACTICE_LOGIN.password },
    );
    expect((await send(oracle.buildIssue(basic))).status).toBe(201);
  });

  it('lists channels by page, for those who may', async () => {
    expect((await call('GET', '/channels', {})).status).toBe(401);
    const page = await call('GET', '/channels?limit=1', BEARER);
    expect(JSON.parse(page.body)).toMatchObject({ hasMore: true, count: 1, limit: 1, offset: 0 });
    expect((await call('GET', '/channels?limit=x', BEARER)).status).toBe(400);
    expect((await call('GET', `/channels/${PRACTICE_RECORDS.channel}`, BEARER)).body).not.toContain('ecret');
  });

  it('rotates and deletes a channel secret', async () => {
    const path = `/channels/${PRACTICE_RECORDS.channel}/channelSecret`;
    const headers = { ...BEARER, ...XHR };
    const issue = async (channelSecret: string) =>
      (await send(oracle.buildIssue(fixture.context('oracle', { channelSecret })))).status;
    expect((await call('PUT', path, BEARER)).status).toBe(403);
    expect((await call('POST', path, headers)).status).toBe(400);
    const rotated = await call('PUT', path, headers);
    expect(rotated.status).toBe(201);
    const { channelSecret }: { channelSecret: string } = JSON.parse(rotated.body);
    expect(Buffer.from(channelSecret, 'base64')).toHaveLength(32);
    expect(await issue(PRACTICE_RECORDS.channelSecret)).toBe(403);
    expect(await issue(channelSecret)).toBe(201);
    expect((await call('DELETE', path, headers)).status).toBe(204);
    expect(await issue(channelSecret)).toBe(403);
    expect((await call('POST', path, headers)).status).toBe(201);
  });
});
