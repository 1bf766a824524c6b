interface Server {
  readonly url: string;
  readonly variables?: Readonly<Record<string, { readonly enum?: readonly string[] }>>;
}

/** How the paths of each server begin, without trailing slash; longer ones first. */
export function serverPrefixes(servers: readonly Server[]): RegExp[] {
  return servers
    .map(({ url, variables = {} }) => {
      const path = url.replace(/^https?:\/\/[^/]+/, '').replace(/\/$/, '');
      const pattern = path
        .split(/(\{\w+\})/)
        .map((part) => (part.startsWith('{') ? oneOf(variables[part.slice(1, -1)]?.enum) : escapeText(part)))
        .join('');
      return new RegExp(`^${pattern}(?=/)`);
    })
    .toSorted((a, b) => b.source.length - a.source.length);
}

function oneOf(values: readonly string[] | undefined): string {
  return values === undefined ? '[^/]+' : `(?:${values.map(escapeText).join('|')})`;
}

function escapeText(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
