import { APIS } from '../../../shared/forms/values.ts';
import type { Connection } from '../../../shared/models/connection.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import type { SelectGroup } from '../../ui/fields/native-select.tsx';

/** So many connections are listed as recently used. */
const RECENT = 3;

/** Up to so many, the whole list is seen at a glance: an order that changes would only be in the way. */
const FEW = 5;

/** The choice of connections: favourites first, among many then the last ones used, then the rest by API. */
export function connectionGroups(connections: readonly Connection[]): readonly SelectGroup[] {
  const favourites = connections.filter(({ favourite }) => favourite);
  const others = connections.filter(({ favourite }) => !favourite);
  const recent = others.length > FEW ? byLastUse(others).slice(0, RECENT) : [];
  const rest = connections.filter((one) => !favourites.includes(one) && !recent.includes(one));
  return [
    group('Favourites', favourites),
    group('Recently used', recent),
    ...APIS.map((api) =>
      group(
        PROVIDERS[api].name,
        rest.filter((one) => one.api === api),
      ),
    ),
  ].filter(({ options }) => options.length > 0);
}

/** The connection to begin with: the one used last, else a favourite, else the first. */
export function firstChoice(connections: readonly Connection[]): Connection | undefined {
  return byLastUse(connections)[0] ?? connections.find(({ favourite }) => favourite) ?? connections[0];
}

function byLastUse(connections: readonly Connection[]): Connection[] {
  return connections
    .filter(({ lastUsedAt }) => lastUsedAt !== null)
    .toSorted((a, b) => (b.lastUsedAt ?? 0) - (a.lastUsedAt ?? 0));
}

function group(label: string, connections: readonly Connection[]): SelectGroup {
  return { label, options: connections.map(({ id, name }) => ({ value: id, label: name })) };
}
