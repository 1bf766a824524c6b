import type { Provider } from '../kit/define.ts';
import { OPAQUE, readJwt } from '../kit/jwt-claims.ts';
import { readIssue, TOKEN_MEMBERS } from './answer.ts';
import { checkToken } from './check.ts';
import { claimMeaning } from './claim-meaning.ts';
import { incompleteCallProbe } from './probe.ts';
import { buildIssue } from './request.ts';

/** CRM.COM Web API, R15 and later. */
export const crmcom: Provider = {
  api: 'crmcom',
  signIn: () => null,
  buildIssue,
  checkToken,
  readIssue,
  salvage: TOKEN_MEMBERS,
  safeFields: ['status.code'],
  probes: (context) => [incompleteCallProbe(context)],
  readToken: (token) => readJwt(token, claimMeaning) ?? OPAQUE,
  renewal: null,
  revocation: null,
  inventory: null,
  lookups: {},
};
