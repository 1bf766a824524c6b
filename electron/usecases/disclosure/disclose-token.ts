import type { Revealed } from '../../../shared/contract.ts';
import type { SecretPart } from '../../../shared/models/token.ts';
import type { SnippetLanguage } from '../../../shared/snippets/snippets.ts';
import type { AuditAction } from '../../store/audit-table.ts';
import type { SettingsStore } from '../../store/settings-table.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import type { AppContext } from '../context/app-context.ts';
import { findToken, proveHandedOut, readSecretPart, readTokenSecret } from '../tokens/find-token.ts';
import { auditOf } from '../tokens/keep-issued.ts';
import { auditedFirst } from './audited-first.ts';
import { tokenSnippet } from './snippets.ts';
import type { TokenClipboard } from './token-clipboard.ts';
import { tokenFile, tokenFileName } from './token-file.ts';
import { writePrivateFile } from './write-private-file.ts';

/** The ways in which a secret leaves the keychain, each with a line in the audit trail. */
export interface HandOver {
  copy(id: string, part: SecretPart): Promise<{ clearsAt: number }>;
  /** A snippet with the token in it, cleared from the clipboard as the token itself is. */
  copySnippet(id: string, language: SnippetLanguage): Promise<{ clearsAt: number }>;
  reveal(id: string, part: SecretPart): Promise<Revealed>;
  /** Null when the agent cancelled the dialog. */
  export(id: string): Promise<{ path: string } | null>;
}

export interface HandOverTools {
  readonly clipboard: TokenClipboard;
  readonly settings: SettingsStore;
  /** Asks where to save; null when cancelled. */
  readonly askPath: (fileName: string) => Promise<string | null>;
  /** Throws when nothing may leave any more: the app may lock while the keychain or a dialog is waited for. */
  readonly admit: () => void;
}

/**
 * A secret leaves under the token's lock, so that no renewal or revocation replaces it meanwhile: the row is read
 * anew, then its secret, and the audit line is committed before anybody gets it.
 */
export function handOver(ctx: AppContext, { clipboard, settings, askPath, admit }: HandOverTools): HandOver {
  const note = (row: TokenRow, action: AuditAction, detail: string): void => {
    ctx.audit.add({ ...auditOf(row), action, detail });
    ctx.changed('tokens');
  };

  /** Runs `leave` with the row as it is then, and says in the audit trail when it came to nothing. */
  const disclose = async <T>(
    id: string,
    { action, detail }: { readonly action: AuditAction; readonly detail: string },
    read: (row: TokenRow) => Promise<string>,
    leave: (text: string) => T | Promise<T>,
  ): Promise<T> => {
    // Said at once: waiting for a vendor's answer would look as if nothing happened.
    proveHandedOut(findToken(ctx, id));
    return ctx.locks.run(id, async () => {
      const row = findToken(ctx, id);
      proveHandedOut(row);
      const text = await read(row);
      admit();
      const write = (one: AuditAction): void => note(row, one, detail);
      return auditedFirst(write, { action, failed: 'token.disclosure-failed' }, () => leave(text));
    });
  };

  const toClipboard =
    (tokenId: string, part: SecretPart) =>
    async (text: string): Promise<{ clearsAt: number }> => {
      const clearsAt = await clipboard.copy(
        text,
        { tokenId, part },
        settings.get().clipboardClearSeconds * 1000,
      );
      return { clearsAt };
    };

  return {
    copy: (id, part) =>
      disclose(
        id,
        { action: 'token.copied', detail: `${part} token` },
        (row) => readSecretPart(ctx, row, part),
        toClipboard(id, part),
      ),
    copySnippet: (id, language) =>
      disclose(
        id,
        { action: 'token.copied', detail: `access token, in a snippet for ${language}` },
        async (row) => tokenSnippet(ctx, row, language, await readSecretPart(ctx, row, 'access')),
        toClipboard(id, 'access'),
      ),
    reveal: (id, part) =>
      disclose(
        id,
        { action: 'token.revealed', detail: `${part} token` },
        (row) => readSecretPart(ctx, row, part),
        (secret) => ({ secret, hideAt: ctx.nowMs() + settings.get().revealSeconds * 1000 }),
      ),
    async export(id) {
      const asked = findToken(ctx, id);
      proveHandedOut(asked);
      // The dialog may stay open for as long as the agent likes: everything is read after it.
      const path = await askPath(tokenFileName(asked, ctx.nowMs()));
      if (path === null) return null;
      return disclose(
        id,
        { action: 'token.exported', detail: path },
        (row) => fileText(ctx, row),
        async (text) => {
          await writePrivateFile(ctx, path, text);
          return { path };
        },
      );
    },
  };
}

async function fileText(ctx: AppContext, row: TokenRow): Promise<string> {
  const connection = row.connectionId === null ? null : ctx.connections.find(row.connectionId);
  const file = tokenFile(row, await readTokenSecret(ctx, row), connection?.baseUrl ?? '', ctx.nowMs());
  return `${JSON.stringify(file, null, 2)}\n`;
}
