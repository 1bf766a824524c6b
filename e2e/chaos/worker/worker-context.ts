import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { SendHttp } from '../../../electron/http/client.ts';
import type { TokenRow } from '../../../electron/store/tokens-table.ts';
import type { AppContext } from '../../../electron/usecases/context/app-context.ts';
import type { Provider, Renewal } from '../../../electron/vendors/kit/define.ts';
import type { Api } from '../../../shared/forms/values.ts';
import type { Event } from '../messages.ts';
import type { Random } from '../random.ts';

/** What the actions work in. */
export interface WorkerContext {
  readonly ctx: AppContext;
  /** Where exported files go. */
  readonly exports: string;
  readonly baseUrls: Readonly<Record<Api, string>>;
  readonly random: Random;
  /** Makes the keychain unreachable, as when D-Bus is gone, and reachable again. */
  readonly reachKeychain: (reachable: boolean) => void;
  readonly say: (event: Event) => void;
}

/**
 * The step that the running code belongs to, the hash of what the vendor gave it, and the token of the
 * history that it is about, where it issues none.
 */
export const currentStep = new AsyncLocalStorage<{
  readonly op: string;
  hash: string;
  readonly token?: string;
}>();

/** Hash of a text in hex. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Notes what the vendors hand out, from their answers and not from what the app kept of them. */
export function overheard(ctx: AppContext, say: WorkerContext['say']): AppContext {
  const send: SendHttp = (request, options) => {
    const step = currentStep.getStore();
    return ctx.send(request, {
      ...options,
      onLeave() {
        options.onLeave?.();
        if (options.creates && step !== undefined && step.token === undefined)
          say({ e: 'sent', op: step.op });
      },
    });
  };
  const listening = (provider: Provider): Provider => ({
    ...provider,
    readIssue(answer, context) {
      const token = provider.readIssue(answer, context);
      const step = currentStep.getStore();
      if (step !== undefined) step.hash = hashOf(token.accessToken);
      return token;
    },
    renewal: provider.renewal === null ? null : overheardRenewal(provider.renewal, say),
  });
  const providers = {
    intershop: listening(ctx.providers.intershop),
    commvault: listening(ctx.providers.commvault),
    oracle: listening(ctx.providers.oracle),
    crmcom: listening(ctx.providers.crmcom),
  };
  return { ...ctx, send, providers };
}

function overheardRenewal(renewal: Renewal, say: WorkerContext['say']): Renewal {
  return {
    ...renewal,
    read(answer, context) {
      const token = renewal.read(answer, context);
      const step = currentStep.getStore();
      if (step?.token !== undefined) {
        step.hash = hashOf(token.accessToken);
        say({ e: 'handed out', token: step.token, hash: step.hash });
      }
      return token;
    },
  };
}

/** Rows of the history, oldest first. */
export function rowsOf({ ctx }: WorkerContext): TokenRow[] {
  return ctx.db
    .prepare('SELECT id FROM tokens ORDER BY requested_at, id')
    .all()
    .flatMap(({ id }) => ctx.tokens.find(String(id)) ?? []);
}

/** The connection of an API that can be used. */
export function connectionOf({ ctx }: WorkerContext, api: Api) {
  return ctx.connections
    .all()
    .find((row) => row.api === api && row.state === 'active' && row.secretStore !== 'lost');
}
