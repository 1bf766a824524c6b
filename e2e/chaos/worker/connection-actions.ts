import { randomUUID } from 'node:crypto';
import type { ConnectionRow } from '../../../electron/store/connections-table.ts';
import { deleteConnection } from '../../../electron/usecases/connections/delete.ts';
import { saveConnection } from '../../../electron/usecases/connections/save.ts';
import type { Api } from '../../../shared/forms/values.ts';
import type { ConnectionDraft } from '../../../shared/models/connection.ts';
import { VARIANTS, variantOf } from '../variants.ts';
import type { Action } from './action.ts';
import { connectionOf, currentStep, type WorkerContext } from './worker-context.ts';

/** The connection of an API; adds it when there is none. */
export async function ensureConnection(context: WorkerContext, api: Api): Promise<{ readonly id: string }> {
  return connectionOf(context, api) ?? (await save(context, null, api, firstVariant(api)));
}

/** Saves a connection again: with its secret typed anew, with another way to sign in, or renamed. */
export function savingConnection(what: 'same' | 'other' | 'name only', api: Api): Action {
  return {
    sequence: 'connections',
    async prepare(context) {
      const { id } = await ensureConnection(context, api);
      const row = context.ctx.connections.find(id);
      if (row === null) throw new Error('The connection that was added just now is not there.');
      const now = variantOf(api, row.settings) ?? firstVariant(api);
      const others = Object.keys(VARIANTS[api]).filter((name) => name !== now);
      const variant = what === 'other' ? (context.random.pick(others) ?? now) : now;
      return () => save(context, row, api, variant, what !== 'name only').then(() => undefined);
    },
  };
}

/** Adds a connection; one that is there already goes first. */
export function addingConnection(api: Api): Action {
  return {
    sequence: 'connections',
    async prepare(context) {
      const row = connectionOf(context, api);
      if (row !== undefined) await remove(context, row);
      return () => save(context, null, api, firstVariant(api)).then(() => undefined);
    },
  };
}

/** Deletes a connection with its secrets. */
export function deletingConnection(api: Api): Action {
  return {
    sequence: 'connections',
    async prepare(context) {
      const { id } = await ensureConnection(context, api);
      return () => remove(context, { id });
    },
  };
}

export const firstVariant = (api: Api): string => Object.keys(VARIANTS[api])[0] ?? '';

/** Saves a connection with a way to sign in; null adds one. */
export async function save(
  { ctx, baseUrls, say }: WorkerContext,
  before: ConnectionRow | null,
  api: Api,
  variant: string,
  withSecrets = true,
): Promise<{ readonly id: string }> {
  const values = VARIANTS[api][variant] ?? { settings: {}, secrets: {} };
  const draft: ConnectionDraft = {
    ...(before === null ? {} : { id: before.id }),
    api,
    // Names are unique.
    name: `${api} ${currentStep.getStore()?.op ?? ''} ${randomUUID()}`,
    baseUrl: baseUrls[api],
    allowUnencrypted: false,
    settings: values.settings,
    secrets: withSecrets ? values.secrets : {},
  };
  if (before !== null) say({ e: 'saving', connection: before.id, variant });
  const { id, secretStore } = await saveConnection(ctx, draft);
  say({ e: 'saved', connection: id, variant, inMemory: secretStore === 'session' });
  return { id };
}

/** Deletes a connection. */
export async function remove({ ctx, say }: WorkerContext, { id }: { readonly id: string }): Promise<void> {
  say({ e: 'removing', connection: id });
  await deleteConnection(ctx, id);
  say({ e: 'removed', connection: id });
}
