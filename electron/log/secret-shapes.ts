/** Longest beginning of a JWT without a dot: its header has at least so many characters, in base64. */
const SHORTEST_HEADER = 13;

/** Letters, digits and signs of which JWTs are made, with the dots between their parts. */
const JWT_RUN = /[A-Za-z0-9_.-]{17,}/g;
const SCHEME = /\b(?:Bearer|Basic|QSDK|SAML)\s+([A-Za-z0-9+/=_.:|-]{8,})/gi;
const INTERSHOP = /\b[A-Za-z0-9_-]{1,40}@[A-Za-z0-9]{3,40}:[A-Za-z0-9+/=]{8,}\|[A-Za-z0-9+/=]{8,}/g;

/** Masks what has the shape of a secret, even when its value is not known. Linear in the text's length. */
export function maskShapes(text: string, mask: string): string {
  return text
    .replace(JWT_RUN, (run) => withoutJwt(run, mask))
    .replace(SCHEME, (match, credentials: string) => (/[\d=+/]/.test(credentials) ? mask : match))
    .replace(INTERSHOP, mask);
}

/** A JWT begins with `eyJ`, which is `{"` in base64, and its first dot comes after its header. */
function withoutJwt(run: string, mask: string): string {
  const start = run.startsWith('eyJ') ? 0 : afterSign(run);
  if (start < 0) return run;
  const dot = run.indexOf('.', start + SHORTEST_HEADER);
  const end = run.endsWith('.') ? run.length - 1 : run.length;
  return dot < 0 || dot + 4 >= end ? run : `${run.slice(0, start)}${mask}${run.slice(end)}`;
}

/** Where a first `eyJ` stands that is no part of a word; -1 for none. */
function afterSign(run: string): number {
  const at = /[.-]eyJ/.exec(run)?.index ?? -1;
  return at < 0 ? -1 : at + 1;
}
