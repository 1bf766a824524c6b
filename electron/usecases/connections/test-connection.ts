import { AppError, toErrorData } from '../../../shared/errors.ts';
import type { ConnectionDraft, ConnectionTest } from '../../../shared/models/connection.ts';
import { readConnectionSecrets } from '../../secrets/connection-entry.ts';
import { type Ask, readFromVendor } from '../../vendor-call/read-from-vendor.ts';
import type { ConnectionContext } from '../../vendors/kit/define.ts';
import type { AppContext } from '../context/app-context.ts';
import { checkedForm } from './save.ts';

/**
 * Tests a connection as it stands in the dialog, saved or not, with a harmless read.
 *
 * @throws AppError with the vendor's words (secrets masked), or what is wrong with a field
 */
export async function testConnection(ctx: AppContext, draft: ConnectionDraft): Promise<ConnectionTest> {
  const before = draft.id === undefined ? null : ctx.connections.find(draft.id);
  const form = checkedForm(draft, before);
  const needsStored = form.keptSecrets.some((name) => !(name in form.secrets));
  const stored = before !== null && needsStored ? await readConnectionSecrets(ctx.vault, before) : {};
  const kept = Object.entries(stored).filter(([name]) => form.keptSecrets.includes(name));
  const secrets = { ...Object.fromEntries(kept), ...form.secrets };
  return withOtherWays(ctx, draft, { baseUrl: form.baseUrl, settings: form.settings, secrets });
}

/** As the draft says; when the vendor does not take the credentials so, in the other ways that it may. */
async function withOtherWays(
  ctx: AppContext,
  draft: ConnectionDraft,
  context: ConnectionContext,
): Promise<ConnectionTest> {
  const test = (tried: ConnectionContext): Promise<ConnectionTest> =>
    readFromVendor(ctx, {
      // Not the saved connection's session: what is tested is what stands in the dialog.
      caller: { api: draft.api, id: null, name: draft.name },
      prepare: async () => tried,
      work: (inside, ask) => probe(ctx, draft, inside, ask),
    });
  try {
    return await test(context);
  } catch (refused) {
    if (toErrorData(refused).vendor?.status !== 401) throw refused;
    for (const way of ctx.providers[draft.api].otherWays?.(context) ?? []) {
      const { settings, words } = way;
      const result = await test({ ...context, settings: { ...context.settings, ...settings } }).catch(
        () => null,
      );
      if (result?.outcome === 'accepted') return { ...result, suggestion: { settings, words } };
    }
    throw refused;
  }
}

async function probe(
  ctx: AppContext,
  draft: ConnectionDraft,
  context: ConnectionContext,
  ask: Ask,
): Promise<ConnectionTest> {
  for (const { request, read } of ctx.providers[draft.api].probes(context)) {
    const startedAt = performance.now();
    const answer = await ask(request);
    const reading = read(answer);
    if (reading === null) continue;
    return {
      ...reading,
      request: `${request.method} ${request.url}`,
      durationMs: Math.round(performance.now() - startedAt),
      clockOffsetMs: answer.clockOffsetMs,
      suggestion: null,
    };
  }
  throw new AppError({
    code: 'vendor-not-found',
    message: 'A server answers, but not as this API does.',
    hint: 'Check the base URL: the path before the call may be another one.',
  });
}
