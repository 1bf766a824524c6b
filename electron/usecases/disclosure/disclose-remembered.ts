import type { Revealed } from '../../../shared/contract.ts';
import { AppError } from '../../../shared/errors.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { readConnectionSecrets } from '../../secrets/connection-entry.ts';
import type { AuditAction } from '../../store/audit-table.ts';
import type { ConnectionRow } from '../../store/connections-table.ts';
import { findConnection } from '../connections/find-connection.ts';
import { forgetSecret } from '../connections/forget-secret.ts';
import { heldSecret } from '../connections/held-secrets.ts';
import type { AppContext } from '../context/app-context.ts';
import { auditedFirst } from './audited-first.ts';
import type { HandOverTools } from './disclose-token.ts';

/** A secret that was remembered for a record, such as `channelSecret:RCHANNEL1`. */
export interface RememberedOf {
  readonly connectionId: string;
  readonly name: string;
}

/** What an agent can do with remembered secrets, each with a line in the audit trail. Never with a connection's own. */
export interface RememberedSecrets {
  copy(of: RememberedOf): Promise<{ clearsAt: number }>;
  reveal(of: RememberedOf): Promise<Revealed>;
  forget(of: RememberedOf): Promise<void>;
}

export function rememberedSecrets(
  ctx: AppContext,
  { clipboard, settings, admit }: Pick<HandOverTools, 'clipboard' | 'settings' | 'admit'>,
): RememberedSecrets {
  const note = (row: ConnectionRow, action: AuditAction, name: string): void => {
    ctx.audit.add({ action, api: row.api, connectionName: row.name, subject: recordOf(name) });
    ctx.changed('connections');
  };
  const find = (of: RememberedOf): ConnectionRow => {
    const row = findConnection(ctx, of.connectionId);
    proveRemembered(row, of.name);
    return row;
  };
  /** Under the connection's lock, so that no change of its secrets comes in between. */
  const disclose = <T>(
    of: RememberedOf,
    action: AuditAction,
    leave: (secret: string) => T | Promise<T>,
  ): Promise<T> =>
    ctx.locks.run(of.connectionId, async () => {
      const row = find(of);
      const secret = await read(ctx, row, of.name);
      admit();
      const write = (one: AuditAction): void => note(row, one, of.name);
      return auditedFirst(write, { action, failed: 'secret.disclosure-failed' }, () => leave(secret));
    });

  return {
    copy: (of) =>
      disclose(of, 'secret.copied', async (secret) => {
        const clearAfterMs = settings.get().clipboardClearSeconds * 1000;
        const copied = { tokenId: of.connectionId, part: 'secret' } as const;
        return { clearsAt: await clipboard.copy(secret, copied, clearAfterMs) };
      }),
    reveal: (of) =>
      disclose(of, 'secret.revealed', (secret) => ({
        secret,
        hideAt: ctx.nowMs() + settings.get().revealSeconds * 1000,
      })),
    async forget(of) {
      const row = find(of);
      await forgetSecret(ctx, row.id, of.name, () => note(row, 'secret.forgotten', of.name));
    },
  };
}

/** Throws `invalid-input` for anything but a secret that the agent had remembered: not for passwords. */
function proveRemembered({ api }: ConnectionRow, name: string): void {
  const kinds = PROVIDERS[api].issueFields.filter(({ remember }) => remember !== undefined);
  if (kinds.some((field) => name.startsWith(`${field.name}:`) && recordOf(name) !== '')) return;
  throw new AppError({
    code: 'invalid-input',
    message: 'Only a remembered secret can be handed out.',
    hint: 'A connection’s own credentials stay in the keychain. Edit the connection to replace them.',
  });
}

function recordOf(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

async function read(ctx: AppContext, row: ConnectionRow, name: string): Promise<string> {
  const held = heldSecret(ctx.db, row.id, name);
  if (held !== null) return held;
  const secret = (await readConnectionSecrets(ctx.vault, row))[name];
  if (secret !== undefined) return secret;
  throw new AppError({
    code: 'secret-missing',
    message: 'Tokendesk does not remember this secret.',
    hint: 'It may have been forgotten or deleted in the meantime.',
  });
}
