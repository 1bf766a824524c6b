import { describe, expect, it } from 'vitest';
import { issueContext } from '../kit/testing/calls.ts';
import { ORACLE_CHANNEL, ORACLE_SECRET } from '../kit/testing/examples.ts';
import { oracle } from './index.ts';

const build = (
  settings: Record<string, string>,
  secrets: Record<string, string> = {},
  channelSecret: string = ORACLE_SECRET,
) =>
  oracle.buildIssue(
    issueContext(
      settings,
      secrets,
      { channelId: ORACLE_CHANNEL, channelSecret },
      'https://host.example:4443',
    ),
  );

describe('Oracle request', () => {
  it('is the vendor’s own example, without Authorization', () => {
    expect(build({ authorization: 'none' }, { bearerToken: 'unused' })).toStrictEqual({
      method: 'POST',
      url: `https://host.example:4443/content/management/api/v1.1/channels/${ORACLE_CHANNEL}/oauthToken`,
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        'X-Requested-With': 'XMLHttpRequest',
      },
      body: `{"channelSecret":"${ORACLE_SECRET}"}`,
    });
  });

  it('sends a bearer token with one prefix, or Basic', () => {
    for (const bearerToken of ['abc', ' Bearer abc']) {
      expect(build({ authorization: 'bearer' }, { bearerToken }).headers.Authorization).toBe('Bearer abc');
    }
    expect(build({ authorization: 'password', userName: 'u' }, { password: 'p' }).headers.Authorization).toBe(
      'Basic dTpw',
    );
  });

  it('sends the secret exactly as given', () => {
    const odd = ' no padding+/ and "quotes" ';
    expect(JSON.parse(build({}, {}, odd).body ?? '')).toEqual({ channelSecret: odd });
  });
});
