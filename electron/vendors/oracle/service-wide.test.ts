import { expect, it } from 'vitest';
import { isServiceWide } from '../kit/define.ts';
import { ORACLE_TOKEN } from '../kit/testing/examples.ts';
import { oracle } from './index.ts';

const jwtOf = (scope: unknown): string => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part({ scope })}.c2ln`;
};

it('Oracle’s own example of a channel’s token works for the whole service', () => {
  expect(isServiceWide(oracle, ORACLE_TOKEN)).toBe(true);
});

it.each([
  ['urn:opc:cec:all', true],
  ['openid urn:opc:cec:all', true],
  ['https://instance.cec.ocp.oraclecloud.com:443/urn:opc:cec:all', true],
  ['urn:opc:cec:channel', false],
  ['urn:opc:cec:all:not', false],
  ['notmyurn:opc:cec:all', false],
  [undefined, false],
  [42, false],
])('scope %s: %s', (scope, wide) => {
  expect(isServiceWide(oracle, jwtOf(scope))).toBe(wide);
});

it('nothing is claimed of a token that cannot be read', () => {
  expect(isServiceWide(oracle, 'opaque')).toBe(false);
});
