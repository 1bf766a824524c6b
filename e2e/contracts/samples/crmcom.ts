import { CRMCOM_AUTHORIZATION, CRMCOM_TOKEN } from '../../../electron/vendors/kit/testing/examples.ts';
import { jsonCall, madeUpJwt } from './parts.ts';
import type { Sample } from './sample.ts';

const BASE = '/crmapi/rest/v2';
const KEY = { authorization: CRMCOM_AUTHORIZATION };
const OK = { code: 'OK', description: '', message: '' };

/** As of a user: without what only consumers have. */
const USER = madeUpJwt(
  { typ: 'JWT', alg: 'HS256' },
  { usr: 'made-up', org: 'made_up', oun: '1', exp: '1518104864', iat: '1518097664', jti: 'MADEUP' },
  32,
);

export const CRMCOM_SAMPLES: readonly Sample[] = [
  {
    name: 'CRM.COM: consumer key',
    operationId: 'consumerApplicationKey',
    exchange: jsonCall(
      'crmcom',
      ['POST', `${BASE}/authentication/consumer_application_key/token`],
      KEY,
      { access_token_identifier: { authentication_code: 'p_kestora1!' }, unit: '1' },
      [200, { data: { token: CRMCOM_TOKEN }, status: OK }],
    ),
    needs: ['access_token_identifier'],
  },
  {
    name: 'CRM.COM: consumer key with a JWT of the identity system',
    operationId: 'consumerApplicationKey',
    exchange: jsonCall(
      'crmcom',
      ['POST', `${BASE}/authentication/consumer_application_key/token`],
      {},
      { jwt: USER, organisation: 'made_up' },
      [200, { status: { code: 'MADE_UP', description: null, message: 'made up' } }],
    ),
    needs: ['jwt', 'organisation'],
  },
  {
    name: 'CRM.COM: Web API key',
    operationId: 'webApiKey',
    exchange: jsonCall('crmcom', ['POST', `${BASE}/authentication/web_api_key/token`], KEY, { unit: '1' }, [
      200,
      { data: { token: USER }, status: { ...OK, message: null } },
    ]),
    needs: [],
  },
  {
    name: 'CRM.COM: user',
    operationId: 'userToken',
    exchange: jsonCall(
      'crmcom',
      ['POST', `${BASE}/authentication/token`],
      {},
      { username: 'made-up', password: 'made-up', organisation: 'made_up' },
      [200, { data: { token: USER }, status: OK }],
    ),
    needs: ['username', 'password', 'organisation'],
  },
  {
    name: 'CRM.COM: device',
    operationId: 'deviceApplicationKey',
    exchange: jsonCall(
      'crmcom',
      ['POST', `${BASE}/authentication/device_application_key/token`],
      {},
      { installed_item_identifier: { number: 'made-up' }, jwt_token: USER },
      [200, { data: { token: USER }, status: OK }],
    ),
    needs: ['installed_item_identifier', 'jwt_token'],
    open: ['/installed_item_identifier'],
  },
  {
    name: 'CRM.COM: show an access token',
    operationId: 'showAccessToken',
    exchange: jsonCall(
      'crmcom',
      ['POST', `${BASE}/access_tokens/show`],
      {},
      { token: USER, access_token_identifier: { authentication_code: 'made-up' } },
      [200, { data: { number: 'made-up' }, status: OK }],
    ),
    needs: ['token', 'access_token_identifier'],
    open: ['/data'],
  },
];
