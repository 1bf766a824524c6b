import { freeName } from '../../../shared/connection-names.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import type { Connection, ConnectionDraft } from '../../../shared/models/connection.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { toConnection } from '../../store/connections-table.ts';
import { saveConnection } from '../connections/save.ts';
import type { AppContext } from '../context/app-context.ts';

/**
 * Makes the practice connections fit the running practice servers: adds those that are missing,
 * renews those whose secrets are gone, and points the others to this run's ports.
 */
export async function ensurePracticeConnections(
  ctx: AppContext,
  drafts: readonly ConnectionDraft[],
): Promise<Connection[]> {
  const connections: Connection[] = [];
  for (const draft of drafts) {
    const known = ctx.connections
      .all()
      .find((row) => row.practice && row.api === draft.api && row.state === 'active');
    if (known === undefined) {
      // Somebody may have given one of their own connections this name.
      const name = freeName(draft.name, ctx.connections.all());
      connections.push(await saveConnection(ctx, { ...draft, name }, true));
    } else if (known.secretStore === 'lost') {
      connections.push(await saveConnection(ctx, { ...draft, id: known.id, name: known.name }));
    } else {
      const settings = { ...known.settings, ...urlSettings(draft) };
      ctx.connections.put({ ...known, baseUrl: draft.baseUrl, settings });
      connections.push(
        toConnection({ ...known, baseUrl: draft.baseUrl, settings }, ctx.sessions.isOpen(known.id)),
      );
    }
  }
  ctx.changed('connections');
  return connections;
}

/** The settings that hold a URL of the practice server. */
function urlSettings({ api, settings }: ConnectionDraft): FormValues {
  const names = PROVIDERS[api].connectionFields.filter(({ kind }) => kind === 'url').map(({ name }) => name);
  return Object.fromEntries(Object.entries(settings).filter(([name]) => names.includes(name)));
}

/** True when an earlier run left practice connections, whose servers must run again. */
export function hasPracticeConnections(ctx: AppContext): boolean {
  return ctx.connections.all().some((row) => row.practice);
}
