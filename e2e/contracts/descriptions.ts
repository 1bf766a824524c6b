import type { Api } from '../../shared/forms/values.ts';
import { type Contract, type Finding, openContract } from './contract.ts';
import type { Exchange } from './exchange.ts';

/** Which descriptions an API has: file names in `electron/vendors/<id>/openapi/`, without ending. */
export const DESCRIPTIONS: Readonly<Record<Api, readonly string[]>> = {
  intershop: ['intershop', 'web-shop'],
  commvault: ['commvault'],
  oracle: ['oracle', 'identity-domain'],
  crmcom: ['crmcom'],
};

/** All descriptions, ready to be held against calls. */
export interface Descriptions {
  operationIds(api: Api): readonly string[];
  check(exchange: Exchange): Finding;
}

export async function openDescriptions(): Promise<Descriptions> {
  const open = (api: Api): Promise<Contract[]> => Promise.all(DESCRIPTIONS[api].map(openContract));
  const contracts = {
    intershop: await open('intershop'),
    commvault: await open('commvault'),
    oracle: await open('oracle'),
    crmcom: await open('crmcom'),
  };
  return {
    operationIds: (api) => contracts[api].flatMap(({ operationIds }) => operationIds),
    check(exchange) {
      for (const contract of contracts[exchange.api]) {
        const finding = contract.check(exchange);
        if (finding !== null) return finding;
      }
      const call = `${exchange.method} ${exchange.target.split('?')[0]}`;
      return { operationId: null, request: [`${call} is not described`], reply: [] };
    },
  };
}
