import type { HttpAnswer } from '../../../shared/http-message.ts';
import { decodeJwt } from '../../../shared/jwt.ts';
import { isSuccess } from './refusal.ts';
import { jsonMembers, type TextMember } from './salvage-json.ts';
import { xmlMembers } from './salvage-xml.ts';

/** Names under which a vendor hands out its tokens, the likeliest first. */
export interface TokenMembers {
  readonly accessToken: readonly string[];
  readonly refreshToken: readonly string[];
}

export interface SalvagedTokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
}

/** The form of Intershop's own tokens. */
const INTERSHOP_TOKEN = /^[A-Za-z0-9_-]{1,64}@[A-Za-z0-9_.-]{1,64}:[A-Za-z0-9+/=]{4,}\|/;

/**
 * Finds whole tokens in an answer that its reader cannot read: cut off, with something before or behind it,
 * in a wrong label or charset, or inside a web page. A token counts only when its member is complete, and
 * stands neither in a text nor in an object about an error. Both tokens come from the same object.
 *
 * @param sent tokens that the request carried: an answer that repeats them brings nothing new
 * @returns null when no whole access token stands there
 */
export function salvage(
  answer: HttpAnswer,
  members: TokenMembers,
  sent: readonly string[] = [],
): SalvagedTokens | null {
  // A body in UTF-16 that was read as UTF-8 has a NUL beside each character.
  const body = answer.body
    .replaceAll('\0', '')
    .replace(/^[\uFEFF\uFFFD]+/, '')
    .trimStart();
  const isPage = /^<(!doctype\s+html|html)\b/i.test(body);
  const found = body.startsWith('<') && !isPage ? xmlMembers(body) : jsonMembers(body);
  const owners = Map.groupBy(found.filter(isToken), ({ owner }) => owner);
  const isVague = isPage || !isSuccess(answer.status);
  const certain = [...owners.values()].flatMap((texts) => {
    const access = memberOf(texts, members.accessToken);
    if (access === null || sent.includes(access.value)) return [];
    const refresh = memberOf(texts, members.refreshToken)?.value ?? null;
    const tokens = {
      accessToken: access.value,
      refreshToken: refresh !== null && sent.includes(refresh) ? null : refresh,
    };
    // A page has tokens of its own for forms and scripts, and a failing gateway one of its request.
    const isCertain =
      !isVague ||
      (!isPage && access.name !== 'token') ||
      tokens.refreshToken !== null ||
      isRecognisable(access.value);
    return isCertain ? [tokens] : [];
  });
  return certain.find(({ refreshToken }) => refreshToken !== null) ?? certain[0] ?? null;
}

/** Visible characters only: what was damaged in a wrong charset is no token any more. */
function isToken({ value }: TextMember): boolean {
  return value !== '' && !/[\s\p{Cc}\p{Cs}\uFFFD]/u.test(value);
}

function memberOf(texts: readonly TextMember[], names: readonly string[]): TextMember | null {
  for (const name of names) {
    const found = texts.filter((text) => text.name === name);
    // Two that differ: nobody knows which one the server means.
    if (new Set(found.map(({ value }) => value)).size === 1) return found[0] ?? null;
  }
  return null;
}

function isRecognisable(token: string): boolean {
  return decodeJwt(token) !== null || INTERSHOP_TOKEN.test(token);
}
