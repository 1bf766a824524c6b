import { REDUCE_ANSWERS } from './reduce-answers.ts';

/**
 * Numbered schema steps: step N brings version N to version N + 1. A released step is never edited.
 * Times are Unix milliseconds. No column ever holds a secret.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE connections (
    id                 TEXT PRIMARY KEY,
    api                TEXT NOT NULL,
    name               TEXT NOT NULL,
    base_url           TEXT NOT NULL,
    allow_unencrypted  INTEGER NOT NULL DEFAULT 0,
    settings           TEXT NOT NULL,
    state              TEXT NOT NULL CHECK (state IN ('active', 'deleting')),
    stored_secrets     TEXT NOT NULL DEFAULT '[]',
    secret_store       TEXT NOT NULL CHECK (secret_store IN ('keychain', 'session', 'lost', 'none')),
    secret_generation  INTEGER NOT NULL DEFAULT 0,
    secret_parts       INTEGER NOT NULL DEFAULT 0,
    secret_sha256      TEXT NOT NULL DEFAULT '',
    pending_generation INTEGER,
    practice           INTEGER NOT NULL DEFAULT 0,
    favourite          INTEGER NOT NULL DEFAULT 0,
    last_used_at       INTEGER,
    created_at         INTEGER NOT NULL,
    updated_at         INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE presets (
    id         TEXT PRIMARY KEY,
    api        TEXT NOT NULL,
    name       TEXT NOT NULL,
    inputs     TEXT NOT NULL,
    label      TEXT NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE tokens (
    id                 TEXT PRIMARY KEY,
    api                TEXT NOT NULL,
    connection_id      TEXT REFERENCES connections (id) ON DELETE SET NULL,
    connection_name    TEXT NOT NULL,
    practice           INTEGER NOT NULL,
    state              TEXT NOT NULL CHECK (state IN ('requesting', 'active', 'renewing', 'revoking', 'revoked',
                                                      'deleting', 'outcome-unknown')),
    label              TEXT NOT NULL,
    subject            TEXT NOT NULL,
    ticket             TEXT NOT NULL,
    search_text        TEXT NOT NULL,
    kind               TEXT NOT NULL DEFAULT '',
    request            TEXT NOT NULL,
    inputs             TEXT NOT NULL,
    answer             TEXT NOT NULL DEFAULT '',
    requested_at       INTEGER NOT NULL,
    issued_at          INTEGER,
    expires_at         INTEGER,
    expiry_source      TEXT NOT NULL DEFAULT 'unknown',
    clock_offset_ms    INTEGER NOT NULL DEFAULT 0,
    has_refresh_token  INTEGER NOT NULL DEFAULT 0,
    refresh_expires_at INTEGER,
    renewable_until    INTEGER,
    renewed_at         INTEGER,
    renewal_unknown    INTEGER NOT NULL DEFAULT 0,
    service_wide       INTEGER NOT NULL DEFAULT 0,
    -- Null: not renewed automatically.
    auto_renew_minutes INTEGER,
    auto_renew_problem TEXT NOT NULL DEFAULT '',
    vendor_token_id    TEXT,
    adopted            INTEGER NOT NULL DEFAULT 0,
    secret_store       TEXT NOT NULL CHECK (secret_store IN ('keychain', 'session', 'lost', 'none')),
    secret_generation  INTEGER NOT NULL DEFAULT 1,
    secret_parts       INTEGER NOT NULL DEFAULT 0,
    secret_sha256      TEXT NOT NULL DEFAULT '',
    -- Another generation that may be in the keychain: the next one while a renewal runs, then the old one.
    pending_generation INTEGER
  ) STRICT;
  CREATE INDEX tokens_newest_first ON tokens (requested_at DESC, id DESC);
  CREATE INDEX tokens_by_local_expiry ON tokens ((expires_at - clock_offset_ms)) WHERE state = 'active';
  CREATE INDEX tokens_unfinished ON tokens (state) WHERE state <> 'active';
  CREATE INDEX tokens_by_vendor_id ON tokens (vendor_token_id) WHERE vendor_token_id IS NOT NULL;
  CREATE INDEX tokens_secret_going ON tokens (state) WHERE secret_store = 'none' AND secret_sha256 <> '';
  CREATE INDEX tokens_auto_renewed ON tokens (auto_renew_minutes) WHERE auto_renew_minutes IS NOT NULL;
  CREATE INDEX tokens_two_generations ON tokens (pending_generation) WHERE pending_generation IS NOT NULL;

  CREATE TABLE audit (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    at              INTEGER NOT NULL,
    action          TEXT NOT NULL,
    actor           TEXT NOT NULL,
    api             TEXT,
    token_id        TEXT,
    connection_name TEXT NOT NULL DEFAULT '',
    subject         TEXT NOT NULL DEFAULT '',
    ticket          TEXT NOT NULL DEFAULT '',
    detail          TEXT NOT NULL DEFAULT '',
    -- Of a connection: with the last generation of its secrets, what is left of a deleted one can be looked for.
    connection_id     TEXT,
    secret_generation INTEGER
  ) STRICT;
  CREATE INDEX audit_of_connection ON audit (connection_id, id) WHERE connection_id IS NOT NULL;
  CREATE INDEX audit_of_token ON audit (token_id, id);

  -- Unfinished files in folders of the agent: what a crash leaves of them is removed at the next start.
  CREATE TABLE part_files (path TEXT PRIMARY KEY) STRICT;

  -- Committed before an action on a vendor's record is sent, and gone when its outcome is known.
  CREATE TABLE record_actions (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    connection_id TEXT NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
    field         TEXT NOT NULL,
    value         TEXT NOT NULL,
    action        TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('sent', 'unknown')),
    started_at    INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  `,
  `
  -- Of answers, only what is known to be safe is kept from now on. The agent is told once.
  INSERT INTO audit (at, action, actor, detail)
    SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER), 'history.answers-reduced', 'Tokendesk',
           count(*) || ' stored answers of vendors were reduced to their status, here and in the backups'
    FROM tokens WHERE answer <> '' HAVING count(*) > 0;
  ${REDUCE_ANSWERS}

  -- Times in a wrong unit are corrected, and those that cannot be meant are unknown.
  UPDATE tokens SET
      issued_at = CASE
        WHEN issued_at BETWEEN 946684800000 AND 4102444799999 THEN issued_at
        WHEN issued_at / 1000 BETWEEN 946684800000 AND 4102444799999 THEN issued_at / 1000
      END,
      expires_at = CASE
        WHEN expires_at BETWEEN 946684800000 AND 4102444799999 THEN expires_at
        WHEN expires_at / 1000 BETWEEN 946684800000 AND 4102444799999 THEN expires_at / 1000
      END,
      refresh_expires_at = CASE
        WHEN refresh_expires_at BETWEEN 946684800000 AND 4102444799999 THEN refresh_expires_at
        WHEN refresh_expires_at / 1000 BETWEEN 946684800000 AND 4102444799999 THEN refresh_expires_at / 1000
      END,
      renewable_until = CASE
        WHEN renewable_until BETWEEN 946684800000 AND 4102444799999 THEN renewable_until
        WHEN renewable_until / 1000 BETWEEN 946684800000 AND 4102444799999 THEN renewable_until / 1000
      END
    WHERE max(coalesce(issued_at, 946684800000), coalesce(expires_at, 946684800000),
              coalesce(refresh_expires_at, 946684800000), coalesce(renewable_until, 946684800000)) > 4102444799999
       OR min(coalesce(issued_at, 946684800000), coalesce(expires_at, 946684800000),
              coalesce(refresh_expires_at, 946684800000), coalesce(renewable_until, 946684800000)) < 946684800000;
  UPDATE tokens SET expiry_source = 'unknown' WHERE expires_at IS NULL AND expiry_source <> 'unknown';
  UPDATE tokens SET clock_offset_ms = 0 WHERE abs(clock_offset_ms) > 31622400000;
  `,
  `
  -- Random and for ever: part of each keychain account, so that two data folders never share an entry.
  CREATE TABLE identity (id TEXT NOT NULL) STRICT;
  INSERT INTO identity (id) VALUES (lower(hex(randomblob(6))));

  -- Marks of the keyrings that this database has written to.
  CREATE TABLE keyrings (mark TEXT PRIMARY KEY) STRICT;

  -- One row for each secret: where it is, and where entries of other generations may be.
  CREATE TABLE secret_slots (
    kind       TEXT NOT NULL CHECK (kind IN ('token', 'connection', 'remembered', 'lock')),
    owner      TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('none', 'kept', 'memory', 'lost', 'removing')),
    generation INTEGER NOT NULL,
    -- How the account is named: 1 as before this step.
    scheme     INTEGER NOT NULL CHECK (scheme IN (1, 2)),
    parts      INTEGER NOT NULL,
    sha256     TEXT NOT NULL,
    keyring    TEXT,
    others     TEXT NOT NULL,
    PRIMARY KEY (kind, owner)
  ) STRICT;
  CREATE INDEX secret_slots_unsettled ON secret_slots (state) WHERE state IN ('lost', 'removing') OR others <> '[]';
  INSERT INTO secret_slots (kind, owner, state, generation, scheme, parts, sha256, keyring, others)
    SELECT 'lock', 'app', 'kept', 1, 1, 1, '', NULL, '[]' FROM settings
    WHERE key = 'appLock' AND json_extract(value, '$.configured');
  `,
];
