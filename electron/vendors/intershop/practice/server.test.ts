import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRACTICE_LOGIN, PRACTICE_RECORDS } from '../../../../shared/practice/marks.ts';
import {
  type PracticeBench,
  practiceBench,
  send,
} from '../../../usecases/practice/testing/practice-fixture.ts';
import { intershop } from '../index.ts';

let fixture: PracticeBench;
beforeAll(async () => {
  fixture = await practiceBench();
});
afterAll(() => fixture.stop());

const changed = (headers: Record<string, string>, body?: string) => {
  const request = intershop.buildIssue(fixture.context('intershop'));
  return send({
    ...request,
    headers: { ...request.headers, ...headers },
    ...(body === undefined ? {} : { body }),
  });
};
const get = (path: string, headers: Record<string, string>) =>
  send({ method: 'GET', url: `${fixture.context('intershop').baseUrl}${path}`, headers });
const ORGANIZATION = { UserOrganization: PRACTICE_LOGIN.organization };
const LOGIN = { UserLogin: PRACTICE_LOGIN.user, UserPassword: PRACTICE_LOGIN.password, ...ORGANIZATION };

describe('Intershop practice server', () => {
  it('answers 201 in JSON or XML, with a token that can be read', async () => {
    for (const responseFormat of ['JSON', 'XML']) {
      const context = fixture.context('intershop', { responseFormat });
      const answer = await send(intershop.buildIssue(context));
      expect(answer.status).toBe(201);
      expect(answer.body.startsWith('<')).toBe(responseFormat === 'XML');
      const token = intershop.readIssue(answer, context);
      expect(token.subject).toBe(`Ada Practice (${PRACTICE_RECORDS.customer})`);
      const { form, claims } = intershop.readToken(token.accessToken);
      expect(form).toBe('Intershop PLAIN');
      expect(claims.map(({ name }) => name)).toContain('Embedded time stamp');
    }
  });

  it('is strict about body, content type, format, organization and password', async () => {
    expect((await changed({}, '{}')).status).toBe(400);
    expect((await changed({ 'Content-Type': 'application/json' })).status).toBe(400);
    expect((await changed({ Accept: 'image/png' })).status).toBe(406);
    const organization = await changed({ UserOrganization: 'Other' });
    expect([organization.status, organization.headers['error-key']]).toEqual([403, 'organization.invalid']);
    expect((await changed({ Authorization: 'Basic eDp5' })).status).toBe(401);
    expect((await changed({ Authorization: 'Basic eDp5', 'authentication-token': 'old' })).status).toBe(401);
  });

  it('takes the three ways to sign in', async () => {
    const agent = await get('/users/-', LOGIN);
    expect(agent.status).toBe(200);
    const again = { 'authentication-token': agent.headers['authentication-token'] ?? '', ...ORGANIZATION };
    expect((await get('/users/-', again)).status).toBe(200);
    const invalid = await get('/users/-', { ...again, 'authentication-token': 'old' });
    expect([invalid.status, invalid.body]).toEqual([401, 'AuthenticationTokenInvalid']);
  });

  it('finds customers, and says what it does not know', async () => {
    expect((await get('/customers', LOGIN)).status).toBe(400);
    expect((await get('/customers?LastName=practice', LOGIN)).body).toContain(PRACTICE_RECORDS.customer);
    expect((await get(`/customers/${PRACTICE_RECORDS.customer}`, LOGIN)).body).toContain('Ada');
    const unknown = await get('/customers/4711', LOGIN);
    expect([unknown.status, unknown.headers['error-key']]).toEqual([
      404,
      'customer.customer_not_found.error',
    ]);
  });
});
