import type { PracticeHandler, PracticeReply, PracticeRequest } from './exchange.ts';

export interface Route {
  readonly method: string;
  /** Matches the whole path below the base path; its groups are the handler's `ids`, percent-decoded. */
  readonly path: RegExp;
  readonly handle: (request: PracticeRequest, ids: readonly string[]) => PracticeReply;
}

/**
 * Makes one handler of a vendor's routes.
 *
 * @param basePath path of the vendor's API, without trailing slash
 * @param refuse the vendor's way to say 404 and 405
 */
export function router(
  basePath: string,
  routes: readonly Route[],
  refuse: (status: number, words: string) => PracticeReply,
): PracticeHandler {
  return (request) => {
    if (!request.path.startsWith(`${basePath}/`)) return refuse(404, `Nothing is served at ${request.path}.`);
    const path = request.path.slice(basePath.length);
    const found = routes.flatMap((route) => {
      const match = route.path.exec(path);
      return match === null ? [] : [{ route, ids: match.slice(1).map(decodeSegment) }];
    });
    if (found.length === 0) return refuse(404, `There is no ${path}.`);
    const hit = found.find(({ route }) => route.method === request.method);
    return hit === undefined
      ? refuse(405, `${request.method} is not allowed here.`)
      : hit.route.handle(request, hit.ids);
  };
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
