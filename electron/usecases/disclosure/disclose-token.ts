import type { Revealed } from '../../../shared/contract.ts';
import type { SecretPart } from '../../../shared/models/token.ts';
import type { SnippetLanguage } from '../../../shared/snippets/snippets.ts';
import type { AuditAction } from '../../store/audit-table.ts';
import type { SettingsStore } from '../../store/settings-table.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import type { AppContext } from '../app-context.ts';
import { findToken, proveHandedOut, readSecretPart, readTokenSecret } from '../tokens/find-token.ts';
import { auditOf } from '../tokens/keep-issued.ts';
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

export function handOver(ctx: AppContext, { clipboard, settings, askPath, admit }: HandOverTools): HandOver {
  const note = (row: TokenRow, action: AuditAction, detail: string): void => {
    ctx.audit.add({ ...auditOf(row), action, detail });
    ctx.changed('tokens');
  };
  const handedOut = (id: string): TokenRow => {
    const row = findToken(ctx, id);
    proveHandedOut(row);
    return row;
  };
  const toClipboard = async (text: string, tokenId: string, part: SecretPart): Promise<number> => {
    admit();
    return clipboard.copy(text, { tokenId, part }, settings.get().clipboardClearSeconds * 1000);
  };
  return {
    async copy(id, part) {
      const row = handedOut(id);
      const clearsAt = await toClipboard(await readSecretPart(ctx, row, part), id, part);
      note(row, 'token.copied', `${part} token`);
      return { clearsAt };
    },
    async copySnippet(id, language) {
      const row = handedOut(id);
      const secret = await readSecretPart(ctx, row, 'access');
      const clearsAt = await toClipboard(tokenSnippet(ctx, row, language, secret), id, 'access');
      note(row, 'token.copied', `access token, in a snippet for ${language}`);
      return { clearsAt };
    },
    async reveal(id, part) {
      const row = handedOut(id);
      const secret = await readSecretPart(ctx, row, part);
      admit();
      note(row, 'token.revealed', `${part} token`);
      return { secret, hideAt: ctx.nowMs() + settings.get().revealSeconds * 1000 };
    },
    async export(id) {
      const row = handedOut(id);
      const secret = await readTokenSecret(ctx, row);
      const path = await askPath(tokenFileName(row, ctx.nowMs()));
      if (path === null) return null;
      admit();
      const baseUrl =
        (row.connectionId === null ? null : ctx.connections.find(row.connectionId))?.baseUrl ?? '';
      await writePrivateFile(
        ctx,
        path,
        `${JSON.stringify(tokenFile(row, secret, baseUrl, ctx.nowMs()), null, 2)}\n`,
      );
      note(row, 'token.exported', path);
      return { path };
    },
  };
}
