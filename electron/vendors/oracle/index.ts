import { text } from '../../../shared/forms/field.ts';
import type { Provider } from '../kit/define.ts';
import { OPAQUE, readJwt } from '../kit/jwt-claims.ts';
import { readIssue, TOKEN_MEMBERS } from './answer.ts';
import { checkToken } from './check.ts';
import { claimMeaning, isServiceWideScope } from './claim-meaning.ts';
import { clientSignIn } from './identity-domain.ts';
import { channels } from './lookups.ts';
import { channelsProbe } from './probe.ts';
import { buildIssue } from './request.ts';

/** Oracle Content Management, REST API for Content Management v1.1. */
export const oracle: Provider = {
  api: 'oracle',
  signIn: (context) => (text(context.settings, 'authorization') === 'client' ? clientSignIn(context) : null),
  buildIssue,
  checkToken,
  readIssue,
  salvage: TOKEN_MEMBERS,
  safeFields: ['channelId', 'expiration', 'expiration.value', 'expiration.timezone'],
  probes: (context) => [channelsProbe(context)],
  readToken: (token) => {
    const reading = readJwt(token, claimMeaning);
    if (reading === null) return OPAQUE;
    const scope = reading.claims.find(({ name }) => name === 'scope')?.value;
    return { ...reading, serviceWide: isServiceWideScope(scope) };
  },
  renewal: null,
  revocation: null,
  inventory: null,
  lookups: { channelId: channels },
};
