import { describe, expect, it } from 'vitest';
import { sentSecrets } from './sent-secrets.ts';

describe('sentSecrets', () => {
  it('names the credentials as they were sent, in whatever header', () => {
    const basic = Buffer.from('agent-7:practice:pass').toString('base64');
    const headers = {
      Accept: 'application/json',
      Authorization: `Basic ${basic}`,
      Authtoken: 'QSDK practice1',
    };
    expect(sentSecrets({ headers })).toEqual([
      `Basic ${basic}`,
      basic,
      'agent-7:practice:pass',
      'practice:pass',
      'QSDK practice1',
      'practice1',
    ]);
    expect(sentSecrets({ headers: { authorization: 'Basic %' } })).toEqual(['Basic %', '%']);
  });
});
