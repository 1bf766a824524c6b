import { describe, expect, it } from 'vitest';
import { answer, failure, issueContext, MAINTENANCE, NOW } from '../kit/testing/calls.ts';
import { INTERSHOP_JSON, INTERSHOP_XML } from '../kit/testing/examples.ts';
import { intershop } from './index.ts';

const ID = '0BkKDgAN9pYAAAFFK9Qj6MxN';
const context = (lifetimeMinutes = '60') =>
  issueContext(
    { login: 'agent', organization: 'OilCorp', lifetimeMinutes },
    { password: 'pass-word' },
    { customerId: ID, responseFormat: 'JSON' },
  );
const read = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  intershop.readIssue(answer(status, body, headers), context());

describe('Intershop answer', () => {
  it.each([
    ['JSON', INTERSHOP_JSON, 'fMowskQet+8='],
    ['XML', INTERSHOP_XML, 'kcM6Uh9BSmo='],
    ['JSON with a byte order mark', `\uFEFF${INTERSHOP_JSON}`, 'fMowskQet+8='],
  ])('reads the vendor’s own example in %s, whatever the content type says', (_, body, salt) => {
    const token = read(201, body);
    expect(token.accessToken).toHaveLength(76);
    expect(token.accessToken).toContain(`demo@PLAIN:${salt}|`);
    expect(token.subject).toBe(`Cyrillus Mayer (${ID})`);
    expect(token.refreshToken).toBeNull();
    expect(token.issuedAt).toBe(NOW + 2_000);
    expect(token.expiry).toEqual({ expiresAt: NOW + 2_000 + 3_600_000, source: 'estimated' });
  });

  it('says “unknown” when the agent assumes no lifetime, and never takes the embedded time for it', () => {
    const token = intershop.readIssue(answer(201, INTERSHOP_JSON), context(''));
    expect(token.expiry).toEqual({ expiresAt: null, source: 'unknown' });
  });

  it('takes the expiry from a JWT, which newer servers hand out', () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const jwt = `${part({ alg: 'RS256' })}.${part({ exp: 1_770_930_000 })}.sig`;
    expect(read(200, { type: 'Token', token: jwt }).expiry).toEqual({
      expiresAt: 1_770_930_000_000,
      source: 'jwt',
    });
  });

  it('decodes XML entities once', () => {
    const xml = '<Token type="Token"><token>a&amp;b|c</token><user>R &amp; D</user></Token>';
    expect(read(201, xml, { 'content-type': 'text/xml' })).toMatchObject({
      accessToken: 'a&b|c',
      subject: `R & D (${ID})`,
    });
  });

  it.each([
    ['broken XML', '<Token><token>abc</Token>'],
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><Token><token>&a;</token></Token>'],
    ['broken JSON', '{"token": "abc'],
    ['no token', '{"type":"Token"}'],
    ['an empty token', '{"token":""}'],
    ['nothing', ''],
  ])('calls %s a bad answer that may have created a token', (_, body) => {
    const error = failure(() => read(201, body));
    expect(error).toMatchObject({ code: 'bad-answer', vendor: { status: 201 } });
    expect(error.hint).toContain('may have been created');
  });

  it('calls a maintenance page one', () => {
    const error = failure(() => intershop.readIssue(MAINTENANCE, context()));
    expect(error.code).toBe('bad-answer');
    expect(error.message).toContain('web page');
  });

  it.each(['AuthenticationTokenOutdated', 'AuthenticationTokenInvalid'])(
    'never takes %s for a token',
    (word) => {
      for (const call of [
        () => read(201, { token: word }),
        () => read(200, word),
        () => read(200, {}, { 'authentication-token': `${word}: sign in` }),
        () => read(401, '', { 'authentication-token': word }),
      ]) {
        expect(failure(call)).toMatchObject({ code: 'vendor-unauthorised', vendor: { code: word } });
      }
    },
  );
});

describe('Intershop refusals', () => {
  it.each([
    [401, 'vendor-unauthorised'],
    [403, 'vendor-forbidden'],
    [404, 'vendor-not-found'],
    [400, 'vendor-refused'],
    [429, 'vendor-rate-limited'],
    [503, 'vendor-failed'],
    [302, 'redirected'],
  ])('%i is %s, with error-key and text word for word', (status, code) => {
    expect(failure(() => read(status, 'No, sorry.', { 'error-key': 'some.key' }))).toMatchObject({
      code,
      vendor: { status, code: 'some.key', message: 'No, sorry.' },
    });
  });

  it('says an unknown customer beside the field', () => {
    const error = failure(() => read(404, '', { 'error-key': 'customer.customer_not_found.error' }));
    expect(error.fields).toHaveProperty('customerId');
    expect(error.message).toContain(ID);
  });

  it('takes a 404 page for a wrong base URL, not for an unknown customer', () => {
    const error = failure(() => read(404, '<html><title>404</title></html>'));
    expect(error).not.toHaveProperty('fields');
    expect(error.message).toContain('base URL');
  });

  it('names the organization when the key does', () => {
    expect(failure(() => read(400, '', { 'error-key': 'organization.invalid' })).hint).toContain(
      'organization',
    );
  });

  it('reads JSON words, and masks a password that is repeated', () => {
    const error = failure(() => read(401, { code: 'E1', message: 'bad pass-word for agent' }));
    expect(error.vendor).toEqual({ status: 401, code: 'E1', message: 'bad •••••• for agent' });
  });

  it('names the host of a redirect, and no more of it', () => {
    const error = failure(() => read(302, '', { location: 'https://sso.example/login?ticket=secret' }));
    expect(error.message).toBe('The server redirects to https://sso.example.');
  });
});
