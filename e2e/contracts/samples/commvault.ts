import { COMMVAULT_TOKEN_INFO } from '../../../electron/vendors/kit/testing/examples.ts';
import { jsonCall } from './parts.ts';
import type { Sample } from './sample.ts';

const BASE = '/commandcenter/api';
const AUTHTOKEN = { authtoken: 'QSDK 0123abcd-made-up' };
const OK = { errorMessage: '', errorCode: 0 };

export const COMMVAULT_SAMPLES: readonly Sample[] = [
  {
    name: 'Commvault: create a CUSTOM token',
    operationId: 'createToken',
    exchange: jsonCall(
      'commvault',
      ['POST', `${BASE}/V4/AccessToken`],
      AUTHTOKEN,
      {
        tokenName: 'made-up',
        tokenType: 3,
        renewableUntilTimestamp: 1_778_702_484,
        apiEndpoints: ['/client', '/v4/servergroup'],
        userId: 4,
        allowedIPs: ['192.0.2.1', '198.51.100.0/24'],
      },
      [200, { error: OK, tokenInfo: COMMVAULT_TOKEN_INFO }],
    ),
    needs: ['tokenName', 'apiEndpoints'],
  },
  {
    name: 'Commvault: create a SCIM token',
    operationId: 'createToken',
    exchange: jsonCall(
      'commvault',
      ['POST', `${BASE}/V4/AccessToken`],
      AUTHTOKEN,
      { tokenName: 'made-up', tokenType: 'MS_SCIM', tokenExpiryTimestamp: 1_772_134_284 },
      [400, { errorMessage: 'string', errorCode: 1 }],
    ),
    // Without the type it would be ALL, which has no tokenExpiryTimestamp.
    needs: ['tokenName', 'tokenType'],
  },
  {
    name: 'Commvault: list',
    operationId: 'listTokens',
    exchange: jsonCall('commvault', ['GET', `${BASE}/V4/AccessToken?userId=4`], AUTHTOKEN, null, [
      200,
      {
        error: OK,
        tokens: [
          {
            accessTokenId: 17,
            userId: 4,
            tokenName: 'made-up',
            createdTime: 1_770_924_684,
            renewableUntilTimestamp: 1_778_702_484,
            lastUsedTime: 0,
            tokenExpiryTimestamp: 1_770_926_484,
            apiEndpoints: ['/client'],
          },
        ],
      },
    ]),
    needs: [],
  },
  {
    name: 'Commvault: edit',
    operationId: 'editToken',
    exchange: jsonCall(
      'commvault',
      ['PUT', `${BASE}/V4/AccessToken/17`],
      AUTHTOKEN,
      { tokenName: 'other', renewableUntilTimestamp: 1_778_702_484 },
      [200, { error: OK, tokenInfo: { accessTokenId: 17, tokenName: 'other' } }],
    ),
    needs: [],
  },
  {
    name: 'Commvault: revoke',
    operationId: 'revokeToken',
    exchange: jsonCall('commvault', ['DELETE', `${BASE}/V4/AccessToken/17`], AUTHTOKEN, null, [
      200,
      { errorCode: 0, errorMessage: '' },
    ]),
    needs: [],
  },
  {
    name: 'Commvault: renew',
    operationId: 'renewToken',
    exchange: jsonCall(
      'commvault',
      ['POST', `${BASE}/V4/AccessToken/Renew`],
      {},
      { accessToken: 'made-up-1', refreshToken: 'made-up-2' },
      [200, { ...COMMVAULT_TOKEN_INFO, tokenType: 2 }],
    ),
    needs: ['accessToken', 'refreshToken'],
  },
  {
    name: 'Commvault: log in',
    operationId: 'login',
    exchange: jsonCall(
      'commvault',
      ['POST', `${BASE}/Login`],
      {},
      { username: 'made-up', password: 'bWFkZS11cA==', domain: 'made-up', timeout: 30 },
      [200, { token: 'QSDK made-up', userName: 'made-up', remainingLockTime: 0, errList: [] }],
    ),
    needs: ['username', 'password'],
  },
  {
    name: 'Commvault: renew a login token',
    operationId: 'renewLoginToken',
    exchange: jsonCall(
      'commvault',
      ['POST', `${BASE}/RenewLoginToken`],
      AUTHTOKEN,
      { sessionId: 'QSDK made-up', deviceId: 'made-up' },
      [200, { token: 'QSDK made-up-2' }],
    ),
    needs: ['sessionId', 'deviceId'],
  },
];
