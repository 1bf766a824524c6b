import { describe, expect, it } from 'vitest';
import { issueContext } from '../kit/testing/calls.ts';
import { intershop } from './index.ts';

const context = (customerId: string, responseFormat = 'JSON') =>
  issueContext(
    { login: 'agent', organization: 'OilCorp', lifetimeMinutes: '60' },
    { password: 'pässword€' },
    { customerId, responseFormat },
    'https://shop.example/INTERSHOP/rest/WFS/ContactCenter/-',
  );

describe('Intershop request', () => {
  it('is a POST without body and content type, with Basic in UTF-8 and the organization', () => {
    const request = intershop.buildIssue(context('0BkKDgAN9pYAAAFFK9Qj6MxN'));
    expect(request).toStrictEqual({
      method: 'POST',
      url: 'https://shop.example/INTERSHOP/rest/WFS/ContactCenter/-/customers/0BkKDgAN9pYAAAFFK9Qj6MxN/tokens',
      headers: {
        Accept: 'application/json',
        Authorization: `Basic ${Buffer.from('agent:pässword€', 'utf8').toString('base64')}`,
        UserOrganization: 'OilCorp',
      },
    });
  });

  it('asks for XML when the form says so', () => {
    expect(intershop.buildIssue(context('1', 'XML')).headers.Accept).toBe('text/xml');
  });

  it('keeps “;UserID=” and encodes what a path cannot hold', () => {
    expect(intershop.buildIssue(context('C 1;UserID=U+1')).url).toMatch(
      /\/customers\/C%201;UserID=U%2B1\/tokens$/,
    );
  });

  it('sends an organization beyond Latin-1 as its UTF-8 bytes, and within Latin-1 as it is', () => {
    const organization = (name: string) =>
      intershop.buildIssue({ ...context('1'), settings: { login: 'a', organization: name } }).headers
        .UserOrganization;
    expect(Buffer.from(organization('石油') ?? '', 'latin1').toString('utf8')).toBe('石油');
    expect(organization('Öl')).toBe('Öl');
  });
});
