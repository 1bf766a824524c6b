import { text } from '../../../shared/forms/field.ts';
import type { Provider } from '../kit/define.ts';
import { OPAQUE, readJwt } from '../kit/jwt-claims.ts';
import { readIssue } from './answer.ts';
import { checkToken } from './check.ts';
import { otherHeaders } from './headers.ts';
import { inventory } from './inventory.ts';
import { listProbe, whoAmIProbe } from './probe.ts';
import { renewal } from './renewal.ts';
import { buildIssue } from './request.ts';
import { revocation } from './revocation.ts';
import { passwordSignIn } from './sign-in.ts';
import { SAFE_FIELDS, TOKEN_MEMBERS } from './token-info.ts';

/** Commvault REST API, V4 access tokens. */
export const commvault: Provider = {
  api: 'commvault',
  signIn: (context) =>
    text(context.settings, 'authentication') === 'password' ? passwordSignIn(context) : null,
  otherWays: otherHeaders,
  buildIssue,
  checkToken,
  readIssue,
  salvage: TOKEN_MEMBERS,
  safeFields: SAFE_FIELDS,
  probes: (context) => [listProbe(context), whoAmIProbe(context)],
  readToken: (token) => readJwt(token) ?? OPAQUE,
  renewal,
  revocation,
  inventory,
  lookups: {},
};
