import { INTERSHOP_JSON, INTERSHOP_XML } from '../../../electron/vendors/kit/testing/examples.ts';
import { basic, jsonCall } from './parts.ts';
import type { Sample } from './sample.ts';

const BASE = '/INTERSHOP/rest/WFS/ContactCenter/-';
const AGENT = { ...basic('made-up:secret'), userorganization: 'OilCorp' };
const CREATE = ['POST', `${BASE}/customers/0BkKDgAN9pYAAAFFK9Qj6MxN/tokens`] as const;

const json = jsonCall('intershop', CREATE, AGENT, null, [201, JSON.parse(INTERSHOP_JSON)]);

export const INTERSHOP_SAMPLES: readonly Sample[] = [
  { name: 'Intershop: token in JSON', operationId: 'createToken', exchange: json, needs: [] },
  {
    name: 'Intershop: token in XML',
    operationId: 'createToken',
    exchange: {
      ...json,
      headers: { ...json.headers, accept: 'text/xml' },
      reply: { status: 201, headers: { 'content-type': 'text/xml' }, body: INTERSHOP_XML, complete: true },
    },
    needs: [],
  },
  {
    name: 'Intershop: sign in with the header UserLogin',
    operationId: 'getUser',
    exchange: jsonCall(
      'intershop',
      ['GET', `${BASE}/users/-`],
      { userlogin: 'made-up', userpassword: 'made-up', userorganization: 'OilCorp' },
      null,
      [200, { type: 'User', firstName: 'Cyrillus', lastName: 'Mayer' }],
    ),
    needs: [],
  },
  {
    name: 'Intershop: search with the agent’s token',
    operationId: 'searchCustomers',
    exchange: jsonCall(
      'intershop',
      ['GET', `${BASE}/customers?LastName=Mayer&Birthday=1970-01-31`],
      { 'authentication-token': 'demo@PLAIN:fMowskQet+8=|bWFkZS11cA==', userorganization: 'OilCorp' },
      null,
      [200, { elements: [{ uri: 'ContactCenter/-/customers/0BkKDgAN9pYAAAFFK9Qj6MxN' }] }],
    ),
    needs: [],
  },
  {
    name: 'Intershop web shop: the token’s own customer',
    operationId: 'ownCustomer',
    exchange: jsonCall(
      'intershop',
      ['GET', '/INTERSHOP/rest/WFS/made-up-Site/-/customers/-'],
      { 'authentication-token': 'demo@PLAIN:fMowskQet+8=|bWFkZS11cA==' },
      null,
      [200, { type: 'PrivateCustomer', customerNo: 'made-up' }],
    ),
    needs: [],
    open: ['', '/customerNo'],
  },
];
