import { text } from '../../../shared/forms/field.ts';
import type { Provider } from '../kit/define.ts';
import { agentSession } from './agent-session.ts';
import { readIssue, TOKEN_MEMBERS } from './answer.ts';
import { checkToken } from './check.ts';
import { customers } from './lookups.ts';
import { userProbe } from './probe.ts';
import { buildIssue } from './request.ts';
import { readToken } from './token-reading.ts';

/** Intershop Contact Center REST API (OCST), ICM 7.5 and later. */
export const intershop: Provider = {
  api: 'intershop',
  signIn: () => null,
  carriedSession: ({ settings }) => (text(settings, 'agentSession') === 'each' ? null : agentSession),
  buildIssue,
  checkToken,
  readIssue,
  salvage: TOKEN_MEMBERS,
  safeFields: ['type', 'user', 'Token.user'],
  probes: (context) => [userProbe(context)],
  readToken,
  renewal: null,
  revocation: null,
  inventory: null,
  lookups: { customerId: customers },
};
