import { existsSync, readFileSync, statSync } from 'node:fs';
import { checkConnections } from './check-connections.ts';
import type { Expectations } from './expectations.ts';
import type { Findings } from './findings.ts';
import { hashOf, wholeSecret } from './secret-text.ts';
import { accountsOf, type StoredToken } from './stored.ts';

/** Everything that must hold after a kill and a new start; what does not, in words without secrets. */
export function check(findings: Findings): string[] {
  const { stored } = findings;
  return [
    ...(stored.integrity === 'ok' ? [] : [`integrity_check says ${stored.integrity}`]),
    ...(stored.foreignKeys === 0 ? [] : [`${stored.foreignKeys} rows point to nothing`]),
    ...stored.tokens.flatMap((row) => checkRow(row, findings)),
    ...checkConfirmed(findings),
    ...checkForgotten(findings),
    ...checkDuplicates(findings),
    ...checkConnections(findings),
    ...checkOrphans(findings),
    ...checkExports(findings.expectations),
  ];
}

function checkRow(row: StoredToken, { entries, readable, expectations }: Findings): string[] {
  const name = `token ${row.label}`;
  if (row.state === 'outcome-unknown')
    return row.store === 'none' ? [] : [`${name} is unknown but has a secret`];
  if (row.state === 'revoked') return checkRevoked(row, expectations);
  if (row.pending !== null) return [`${name} still has another generation`];
  if (row.state !== 'active') return [`${name} is still ${row.state}`];
  const told = expectations.tokens.get(row.id);
  const mayBeLost = told === undefined ? expectations.cutOff.has(row.label) : told.mayBeLost;
  if (row.store === 'lost' && mayBeLost) return [];
  if (row.store === 'none') return checkCleaned(row, expectations);
  if (told?.cleaned === 'yes') return [`${name} was cleaned up and still has a secret`];
  if (row.store !== 'keychain') return [`${name} is active but its secret is ${row.store}`];
  const secret = wholeSecret(accountsOf('token', row), entries);
  if (secret === null) return [`${name} is active but its keychain entry is not there in full`];
  if (secret.sha !== row.sha) return [`${name}: its secret is not the one of its row`];
  const token = secret.value.accessToken;
  return typeof token === 'string' && readable[row.id] === hashOf(token)
    ? []
    : [`${name}: the app reads something else than what the keyring holds`];
}

function checkRevoked({ id, label, store }: StoredToken, { tokens, revoked }: Expectations): string[] {
  const isAskedFor = revoked.has(id) || tokens.get(id)?.mayBeRevoked !== false;
  return [
    ...(isAskedFor ? [] : [`token ${label} is revoked, and nobody asked for that`]),
    ...(store === 'none' ? [] : [`token ${label} is revoked and still has a secret`]),
  ];
}

/** Without its secret; the agent may not have been told of a token that only a start-up found. */
function checkCleaned({ id, label, sha }: StoredToken, { tokens, hasCleaned }: Expectations): string[] {
  const told = tokens.get(id);
  const isAskedFor = told === undefined ? hasCleaned : told.cleaned !== 'no';
  return [
    ...(isAskedFor ? [] : [`token ${label} has no secret, and nobody asked for that`]),
    ...(sha === '' ? [] : [`the removal of the secret of token ${label} is still unfinished`]),
  ];
}

/** Every confirmed token is there and is the one that the vendor gave; a deleted one is not. */
function checkConfirmed({ stored, readable, expectations }: Findings): string[] {
  const rows = new Map(stored.tokens.map((row) => [row.id, row]));
  return [
    ...[...expectations.tokens].flatMap(
      ([id, { op, hashes, mayBeGone, mayBeRevoked, mayBeLost, cleaned }]) => {
        if (!rows.has(id)) return mayBeGone ? [] : [`confirmed token ${op} is lost`];
        if (rows.get(id)?.state === 'revoked' && mayBeRevoked) return [];
        if (rows.get(id)?.store === 'none' && cleaned !== 'no') return [];
        const read = readable[id];
        return (read !== undefined && hashes.includes(read)) || (mayBeLost && read === undefined)
          ? []
          : [`confirmed token ${op} cannot be read as the vendor gave it`];
      },
    ),
    ...[...expectations.deleted]
      .filter((id) => rows.has(id))
      .map((id) => `deleted token ${id} is there again`),
  ];
}

const REFUSALS = ['token.refused', 'token.failed'];

/** What was asked of a vendor is in the history, or its refusal in the audit trail. */
function checkForgotten({ stored, expectations }: Findings): string[] {
  const labels = Map.groupBy(stored.tokens, (row) => row.label);
  const refused = new Set(
    stored.trail.filter(({ action }) => REFUSALS.includes(action)).map(({ step }) => step),
  );
  return [...expectations.steps].flatMap(([op, { sent, told }]) => {
    const rows = labels.get(op) ?? [];
    if (rows.length > 1) return [`step ${op} has ${rows.length} rows`];
    if (told === 'refused' && rows.length > 0) return [`refused step ${op} left a row`];
    const mustBeThere = told === 'may have been created' || (told === 'open' && sent);
    const isGone = rows.length === 0 && !expectations.deletedSteps.has(op) && !refused.has(op);
    return mustBeThere && isGone ? [`step ${op} was sent and is forgotten`] : [];
  });
}

function checkDuplicates({ stored, readable }: Findings): string[] {
  const active = stored.tokens.filter((row) => row.state === 'active');
  const byToken = Map.groupBy(active, (row) => readable[row.id] ?? row.id);
  const byVendor = Map.groupBy(
    active.filter((row) => row.vendorTokenId !== null),
    (row) => `${row.api} ${row.vendorTokenId}`,
  );
  return [...byToken.values(), ...byVendor.values()]
    .filter((rows) => rows.length > 1)
    .map((rows) => `the same vendor token stands in ${rows.map((row) => row.label).join(' and ')}`);
}

/** Each entry belongs to a row. */
function checkOrphans({ stored, entries }: Findings): string[] {
  const owned = new Set([
    ...stored.tokens.flatMap((row) => accountsOf('token', row)),
    ...stored.connections.flatMap((row) => accountsOf('connection', row)),
  ]);
  return [...entries.keys()]
    .filter((account) => !account.startsWith('canary.') && !owned.has(account))
    .map((account) => `orphan ${account}`);
}

function checkExports({ exports }: Expectations): string[] {
  return [...exports].flatMap(([path, hashes]) => {
    if (!existsSync(path)) return [`exported file ${path} is not there`];
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
      return [`${path} can be read by others`];
    const { accessToken } = JSON.parse(readFileSync(path, 'utf8'));
    return hashes.length === 0 || hashes.includes(hashOf(accessToken))
      ? []
      : [`exported file ${path} holds another token`];
  });
}
