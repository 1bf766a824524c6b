import type { Sample } from '../samples.ts';
import { basic, jsonCall, madeUpJwt } from './parts.ts';

const CHANNEL = '/content/management/api/v1.1/channels/CC793A08B59F65C5FEB7A460B93FC83D8390695C8E93';
const XHR = { 'x-requested-with': 'XMLHttpRequest' };
const BEARER = { authorization: 'Bearer made-up' };
const DATE = { value: '2019-06-28T09:49:47.000Z', timezone: 'UTC' };
const JWT = madeUpJwt(
  { alg: 'RS256', kid: 'SIGNING_KEY' },
  {
    sub: 'MADE_UP_APPID',
    client_id: 'MADE_UP_APPID',
    iss: 'https://identity.oraclecloud.com/',
    tok_type: 'AT',
    scope: 'urn:opc:cec:all',
    aud: ['urn:opc:lbaas:logicalguid=MADE_UP'],
    exp: 1_561_715_387,
    iat: 1_561_110_587,
    jti: 'made-up',
  },
  256,
);

export const ORACLE_SAMPLES: readonly Sample[] = [
  {
    name: 'Oracle: generate an OAuth token',
    operationId: 'generateToken',
    exchange: jsonCall(
      'oracle',
      ['POST', `${CHANNEL}/oauthToken`],
      XHR,
      { channelSecret: 'mBMSPvumV4y8dpdkPz/pA+7Nr2t/ITF9wTcWt94sDMk=' },
      [201, { token: JWT, channelId: 'CC793A08B59F65C5FEB7A460B93FC83D8390695C8E93', expiration: DATE }],
    ),
    needs: ['channelSecret'],
  },
  {
    name: 'Oracle: generate a secret',
    operationId: 'generateSecret',
    exchange: jsonCall('oracle', ['POST', `${CHANNEL}/channelSecret`], { ...XHR, ...BEARER }, null, [
      201,
      { channelSecret: 'mBMSPvumV4y8dpdkPz/pA+7Nr2t/ITF9wTcWt94sDMk=' },
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
              createdDate: DATE,
              updatedBy: 'made-up',
              updatedDate: DATE,
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
