import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { isNameTaken, NAME_TAKEN } from '../../../shared/connection-names.ts';
import { AppError } from '../../../shared/errors.ts';
import { type FieldProblems, readConnectionForm } from '../../../shared/forms/form.ts';
import { goesElsewhere } from '../../../shared/forms/saved-secrets.ts';
import type { Connection, ConnectionDraft } from '../../../shared/models/connection.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { type ConnectionSecrets, readConnectionSecrets } from '../../secrets/connection-entry.ts';
import { type ConnectionRow, toConnection } from '../../store/connections-table.ts';
import type { AppContext } from '../context/app-context.ts';
import { changeOneSecret, replaceSecrets } from './replace-secrets.ts';
import { endSessions } from './sign-out.ts';

/** The fields and secrets of a saved connection are those of its API: those of another one would not fit the row. */
const ANOTHER_API = 'A saved connection stays with its API. Add a new connection for another one.';

/**
 * Adds or changes a connection. Typed secrets replace stored ones; an empty one keeps what is stored.
 * Secrets of fields that no longer apply are removed, and all of them when the connection is to lead to
 * another server: they were entered for the old one.
 *
 * @throws AppError `invalid-input` with what is wrong beside each field, or `keychain-*`
 */
export function saveConnection(
  ctx: AppContext,
  draft: ConnectionDraft,
  practice = false,
): Promise<Connection> {
  const { id } = draft;
  const work = (): Promise<Connection> => save(ctx, draft, practice);
  // New ones in turn, too: two at once must not get the same name.
  return ctx.locks.run(id ?? 'new connection', work);
}

async function save(ctx: AppContext, draft: ConnectionDraft, practice: boolean): Promise<Connection> {
  const before = draft.id === undefined ? null : ctx.connections.find(draft.id);
  if (draft.id !== undefined && before === null) throw gone();
  if (before !== null && before.api !== draft.api) throw refusal({ api: ANOTHER_API });
  const form = checkedForm(draft, before);
  const others = ctx.connections.all().filter(({ state }) => state === 'active');
  if (isNameTaken(form.name, draft.id, others)) throw refusal({ name: NAME_TAKEN });
  const now = ctx.nowMs();
  const row: ConnectionRow = {
    ...(before ?? {
      id: randomUUID(),
      api: draft.api,
      state: 'active',
      storedSecrets: [],
      secretStore: 'none',
      secretGeneration: 0,
      secretParts: 0,
      secretSha256: '',
      pendingGeneration: null,
      practice,
      favourite: false,
      lastUsedAt: null,
      createdAt: now,
    }),
    name: form.name,
    baseUrl: form.baseUrl,
    allowUnencrypted: draft.allowUnencrypted,
    settings: form.settings,
    updatedAt: now,
  };
  const sameSignIn = before !== null && keepsSession(before, row, form.secrets);
  const secrets = await mergedSecrets(ctx, before, form.keptSecrets, form.secrets);
  const note = (): void =>
    ctx.audit.add({
      action: before === null ? 'connection.added' : 'connection.changed',
      api: row.api,
      connectionId: row.id,
      connectionName: row.name,
      detail: row.baseUrl,
    });
  const saved = secrets === null ? putRow(ctx, row, note) : await replaceSecrets(ctx, row, secrets, note);
  if (before !== null && !sameSignIn) void endSessions(ctx, before);
  ctx.changed('connections');
  return toConnection(saved, ctx.sessions.isOpen(row.id));
}

/** A session stays as long as server, settings and credentials do. */
function keepsSession(before: ConnectionRow, row: ConnectionRow, typed: ConnectionSecrets): boolean {
  return (
    before.baseUrl === row.baseUrl &&
    isDeepStrictEqual(before.settings, row.settings) &&
    Object.keys(typed).length === 0
  );
}

function putRow(ctx: AppContext, row: ConnectionRow, note: () => void): ConnectionRow {
  ctx.db.transaction(() => {
    ctx.connections.put(row);
    note();
  });
  return row;
}

/**
 * Adds secrets to a connection, such as a channel secret that the agent wants remembered.
 *
 * @param used the connection as it was when they were used: they are not kept for another server
 */
export function rememberSecrets(
  ctx: AppContext,
  used: ConnectionRow,
  added: ConnectionSecrets,
): Promise<void> {
  return ctx.locks.run(used.id, async () => {
    const row = ctx.connections.find(used.id);
    if (row === null || row.state !== 'active') throw gone();
    if (goesElsewhere(PROVIDERS[row.api], used, row)) return;
    const stored = await readConnectionSecrets(ctx.vault, row);
    await changeOneSecret(ctx, row, { ...stored, ...added });
    ctx.changed('connections');
  });
}

/** The checked form of a draft. Throws `invalid-input`. */
export function checkedForm(draft: ConnectionDraft, before: ConnectionRow | null) {
  const readable = before?.secretStore === 'keychain' || before?.secretStore === 'session';
  const stored = readable ? before.storedSecrets : [];
  const saved = before === null ? null : { ...before, stored };
  const form = readConnectionForm(PROVIDERS[draft.api], draft, saved);
  if (form.ok) return form;
  throw refusal(form.fields);
}

function refusal(fields: FieldProblems): AppError {
  return new AppError({
    code: 'invalid-input',
    message: 'Some fields need attention.',
    hint: 'Correct the marked fields and try again.',
    fields,
  });
}

/** Stored secrets that are kept plus typed ones; null when nothing changes. */
async function mergedSecrets(
  ctx: AppContext,
  before: ConnectionRow | null,
  stillKept: readonly string[],
  typed: ConnectionSecrets,
): Promise<ConnectionSecrets | null> {
  const dropped = (before?.storedSecrets.length ?? 0) > stillKept.length;
  if (Object.keys(typed).length === 0 && !dropped) return null;
  const kept = stillKept.filter((name) => !(name in typed));
  if (before === null || kept.length === 0) return typed;
  const stored = await readConnectionSecrets(ctx.vault, before);
  return { ...Object.fromEntries(kept.map((name) => [name, stored[name] ?? ''])), ...typed };
}

function gone(): AppError {
  return new AppError({
    code: 'not-found',
    message: 'This connection no longer exists.',
    hint: 'It may have been deleted in another window. Add it again.',
  });
}
