import {
  ORACLE_CHANNEL,
  ORACLE_EXPIRATION,
  ORACLE_SECRET,
  ORACLE_TOKEN,
} from '../../../electron/vendors/kit/testing/examples.ts';
import { basic, jsonCall } from './parts.ts';
import type { Sample } from './sample.ts';

const CHANNEL = `/content/management/api/v1.1/channels/${ORACLE_CHANNEL}`;
const XHR = { 'x-requested-with': 'XMLHttpRequest' };
const BEARER = { authorization: 'Bearer made-up' };
export const ORACLE_SAMPLES: readonly Sample[] = [
  {
    name: 'Oracle: generate an OAuth token',
    operationId: 'generateToken',
    exchange: jsonCall('oracle', ['POST', `${CHANNEL}/oauthToken`], XHR, { channelSecret: ORACLE_SECRET }, [
      201,
      { token: ORACLE_TOKEN, channelId: ORACLE_CHANNEL, expiration: ORACLE_EXPIRATION },
    ]),
    needs: ['channelSecret'],
  },
  {
    name: 'Oracle: generate a secret',
    operationId: 'generateSecret',
    exchange: jsonCall('oracle', ['POST', `${CHANNEL}/channelSecret`], { ...XHR, ...BEARER }, null, [
      201,
      { channelSecret: ORACLE_SECRET },
    ]),
    needs: [],
  },
  {
    name: 'Oracle: a problem',
    operationId: 'rotateSecret',
    exchange: jsonCall('oracle', ['PUT', `${CHANNEL}/channelSecret`], { ...XHR, ...BEARER }, null, [
      403,
      { type: 'https://example.com/problem', title: 'Forbidden', 'o:errorCode': 'OCE-009024' },
    ]),
    needs: [],
  },
  {
    name: 'Oracle: channels',
    operationId: 'listChannels',
    exchange: jsonCall(
      'oracle',
      ['GET', '/content/management/api/v1.1/channels?fields=channelType,channelTokens&limit=1&offset=0'],
      BEARER,
      null,
      [
        200,
        {
          hasMore: true,
          offset: 0,
          count: 1,
          limit: 1,
          items: [
            {
              id: 'RCHANNEL01',
              name: 'made-up',
              description: '',
              createdBy: 'made-up',
              createdDate: ORACLE_EXPIRATION,
              updatedBy: 'made-up',
              updatedDate: ORACLE_EXPIRATION,
              isSiteChannel: false,
              channelType: 'secure',
              channelTokens: [{ name: 'defaultToken', token: 'made-up' }],
            },
          ],
        },
      ],
    ),
    needs: [],
  },
  {
    name: 'Oracle identity domain: client credentials',
    operationId: 'clientCredentials',
    exchange: {
      ...jsonCall('oracle', ['POST', '/oauth2/v1/token'], basic('client:secret'), {}, [
        200,
        { access_token: 'made-up', token_type: 'Bearer', expires_in: 604_800 },
      ]),
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
        ...basic('client:secret'),
      },
      body: 'grant_type=client_credentials&scope=https%3A%2F%2Fmade-up%3A443urn%3Aopc%3Acec%3Aall',
    },
    needs: ['grant_type', 'scope'],
  },
];
