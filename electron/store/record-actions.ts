import { z } from 'zod';
import type { Database } from './database.ts';

const rowSchema = z.object({
  id: z.number(),
  connectionId: z.string(),
  field: z.string(),
  value: z.string(),
  action: z.string(),
  /** `sent`: no answer yet. `unknown`: none ever came. */
  state: z.enum(['sent', 'unknown']),
  /** Unix ms. */
  startedAt: z.number(),
});

/** An action on a vendor's record that was sent, and whose outcome is not known. */
export type RecordActionRow = z.infer<typeof rowSchema>;

const COLUMNS = `id, connection_id AS connectionId, field, value, action, state, started_at AS startedAt`;

export interface RecordActionsTable {
  /** In the order in which they were sent. */
  all(): RecordActionRow[];
  /** To be committed before the request leaves. Returns its id. */
  begin(row: Omit<RecordActionRow, 'id' | 'state'>): number;
  setUnknown(id: number): void;
  remove(id: number): void;
  /** After an action that is known to have worked, nothing before it on the same record matters. */
  removeOf(row: Pick<RecordActionRow, 'connectionId' | 'field' | 'value'>): void;
}

/** Actions on vendors' records that are under way or in doubt. A row goes with its connection. */
export function recordActionsTable(db: Database): RecordActionsTable {
  return {
    all: () =>
      db
        .prepare(`SELECT ${COLUMNS} FROM record_actions ORDER BY id`)
        .all()
        .map((row) => rowSchema.parse(row)),
    begin: ({ connectionId, field, value, action, startedAt }) =>
      Number(
        db
          .prepare(
            `INSERT INTO record_actions (connection_id, field, value, action, state, started_at)
             VALUES (?, ?, ?, ?, 'sent', ?) RETURNING id`,
          )
          .get(connectionId, field, value, action, startedAt)?.id,
      ),
    setUnknown(id) {
      db.prepare(`UPDATE record_actions SET state = 'unknown' WHERE id = ?`).run(id);
    },
    remove(id) {
      db.prepare('DELETE FROM record_actions WHERE id = ?').run(id);
    },
    removeOf({ connectionId, field, value }) {
      db.prepare('DELETE FROM record_actions WHERE connection_id = ? AND field = ? AND value = ?').run(
        connectionId,
        field,
        value,
      );
    },
  };
}
