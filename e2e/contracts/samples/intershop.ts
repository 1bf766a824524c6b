import type { Sample } from '../samples.ts';
import { basic, jsonCall } from './parts.ts';

const BASE = '/INTERSHOP/rest/WFS/ContactCenter/-';
const AGENT = { ...basic('made-up:secret'), userorganization: 'OilCorp' };
const CREATE = ['POST', `${BASE}/customers/0BkKDgAN9pYAAAFFK9Qj6MxN/tokens`] as const;

/** KB 2A5883, both examples. */
const TOKEN = 'demo@PLAIN:fMowskQet+8=|UmtZS0RnQU45cFFBQUFGRks5UWo2TXhOQDE0MDA1MDQyOTE5MjE=';
const XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Token type="Token">
  <token>demo@PLAIN:kcM6Uh9BSmo=|UmtZS0RnQU45cFFBQUFGRks5UWo2TXhOQDE0MDA1MDk2MjY3OTQ=</token>
  <user>Cyrillus Mayer</user>
</Token>`;

const json = jsonCall('intershop', CREATE, AGENT, null, [
  201,
  { type: 'Token', token: TOKEN, user: 'Cyrillus Mayer' },
]);

export const INTERSHOP_SAMPLES: readonly Sample[] = [
  { name: 'Intershop: token in JSON', operationId: 'createToken', exchange: json, needs: [] },
  {
    name: 'Intershop: token in XML',
    operationId: 'createToken',
    exchange: {
      ...json,
      headers: { ...json.headers, accept: 'text/xml' },
      reply: { status: 201, headers: { 'content-type': 'text/xml' }, body: XML, complete: true },
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
      { 'authentication-token': TOKEN, userorganization: 'OilCorp' },
      null,
      [200, { elements: [{ uri: 'ContactCenter/-/customers/0BkKDgAN9pYAAAFFK9Qj6MxN' }] }],
    ),
    needs: [],
  },
];
