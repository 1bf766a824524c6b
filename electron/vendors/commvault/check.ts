import { z } from 'zod';
import { text } from '../../../shared/forms/field.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { own } from '../../../shared/untrusted/own.ts';
import {
  headerWords,
  TOKEN_HEADERS,
  type TokenHeader,
  tokenHeader,
} from '../../../shared/vendors/commvault/use.ts';
import { isHtml, jsonBody } from '../kit/json-body.ts';
import { looseObject, looseText } from '../kit/lenient.ts';
import { isSuccess } from '../kit/refusal.ts';
import { type CheckContext, type TokenCheck, tokenInHeader } from '../kit/token-check.ts';
import { refusedToken, type Verdict, verdictByStatus } from '../kit/verdict.ts';
import { VENDOR } from './refused.ts';
import { errorInside, readWords } from './words.ts';

const whoAmI = z.object({ user: looseObject(z.object({ userName: looseText })) });

/** `Access denied` (Commvault REST API, Logout; cvpysdk). */
const ACCESS_DENIED = '5';

/**
 * Asks who the token's user is: `GET /v2/whoami` (Commvault's MCP server), or `POST /WhoAmI` (its SDK) on
 * servers without that. In the header that the connection says; after a refusal in the other two, because
 * servers differ in which they know.
 */
export function checkToken(context: CheckContext): TokenCheck {
  const own = TOKEN_HEADERS.find((style) => style === text(context.settings, 'tokenHeader')) ?? 'bearer';
  return ask(context, { own, style: own, others: TOKEN_HEADERS.filter((style) => style !== own) }, 'GET');
}

interface Styles {
  /** The connection's. */
  readonly own: TokenHeader;
  readonly style: TokenHeader;
  /** Not yet tried. */
  readonly others: readonly TokenHeader[];
}

function ask(context: CheckContext, styles: Styles, method: 'GET' | 'POST'): TokenCheck {
  const { baseUrl, accessToken } = context;
  return {
    request: {
      method,
      url: `${baseUrl}${method === 'GET' ? '/v2/whoami' : '/WhoAmI'}`,
      headers: { Accept: 'application/json', ...tokenHeader(styles.style, tokenInHeader(accessToken)) },
    },
    read(answer) {
      const missing = answer.status === 404 || answer.status === 405;
      if (missing && method === 'GET') return ask(context, styles, 'POST');
      const verdict = judge(answer, context);
      const [style, ...others] = styles.others;
      if (verdict.outcome === 'refused' && style !== undefined) {
        return ask(context, { ...styles, style, others }, method);
      }
      return verdict.outcome === 'accepted' ? { ...verdict, ...suggestion(styles) } : verdict;
    },
  };
}

function judge(answer: HttpAnswer, { accessToken, kind }: CheckContext): Verdict {
  const body = jsonBody(answer);
  const words = errorInside(body) ?? readWords(answer);
  const given = { vendor: VENDOR, answer, words, accessToken };
  if (words.code === ACCESS_DENIED && answer.status !== 403) return refusedToken(given);
  if (!isSuccess(answer.status) || isHtml(answer) || errorInside(body) !== null) {
    return verdictByStatus(given, own(FORBIDDEN, kind));
  }
  const name = whoAmI.safeParse(body).data?.user?.userName;
  // What a stranger would be told has no user in it.
  if (name == null) return verdictByStatus({ ...given, words: { code: null, message: null } });
  return { outcome: 'accepted', message: `Commvault accepted the token, as ${name}’s.` };
}

const FORBIDDEN: Readonly<Record<string, string>> = {
  CUSTOM: 'A CUSTOM token is good for its own API endpoints only: try one of them.',
  MS_SCIM: 'An MS_SCIM token is good for Microsoft’s SCIM provisioning only.',
  OneTouch: 'A OneTouch token is good for 1-Touch recovery only.',
};

function suggestion({ own, style }: Styles): Pick<Verdict, 'suggestion'> {
  if (style === own) return {};
  const words = `This server takes it in the header ${headerWords(style)}; the connection says ${headerWords(own)}, which it refused.`;
  return { suggestion: { setting: 'tokenHeader', value: style, words, action: 'Use this header' } };
}
