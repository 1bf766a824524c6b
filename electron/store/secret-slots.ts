import { z } from 'zod';
import type { Database } from './database.ts';

const schemeSchema = z.union([z.literal(1), z.literal(2)]);
const otherSchema = z.object({
  generation: z.number(),
  scheme: schemeSchema,
  parts: z.number().nullable(),
  keyring: z.string().nullable(),
  role: z.enum(['next', 'old', 'leftover']),
});
const rowSchema = z.object({
  kind: z.enum(['token', 'connection', 'remembered', 'lock']),
  owner: z.string(),
  state: z.enum(['none', 'kept', 'memory', 'lost', 'removing']),
  generation: z.number(),
  scheme: schemeSchema,
  parts: z.number(),
  sha256: z.string(),
  keyring: z.string().nullable(),
  others: z.string().transform((text) => z.array(otherSchema).parse(JSON.parse(text))),
});
type SlotRow = z.output<typeof rowSchema>;
type SlotKey = Pick<SlotRow, 'kind' | 'owner'>;

/** A row as it is to be. */
type NewRow = Omit<SlotRow, 'others'> & { readonly others: readonly Readonly<z.infer<typeof otherSchema>>[] };

/** The rows of the secret slots. */
export function secretSlotsTable(db: Database) {
  return {
    transaction: <T>(work: () => T): T => db.transaction(work),
    find({ kind, owner }: SlotKey): SlotRow | null {
      const row = db.prepare('SELECT * FROM secret_slots WHERE kind = ? AND owner = ?').get(kind, owner);
      return row === undefined ? null : rowSchema.parse(row);
    },
    put(slot: Readonly<NewRow>): void {
      db.prepare(
        `INSERT INTO secret_slots (kind, owner, state, generation, scheme, parts, sha256, keyring, others)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (kind, owner) DO UPDATE SET state = excluded.state, generation = excluded.generation,
           scheme = excluded.scheme, parts = excluded.parts, sha256 = excluded.sha256, keyring = excluded.keyring,
           others = excluded.others`,
      ).run(
        slot.kind,
        slot.owner,
        slot.state,
        slot.generation,
        slot.scheme,
        slot.parts,
        slot.sha256,
        slot.keyring,
        JSON.stringify(slot.others),
      );
    },
    remove({ kind, owner }: SlotKey): void {
      db.prepare('DELETE FROM secret_slots WHERE kind = ? AND owner = ?').run(kind, owner);
    },
    unsettled: (): SlotRow[] =>
      db
        .prepare(`SELECT * FROM secret_slots WHERE state IN ('lost', 'removing') OR others <> '[]'`)
        .all()
        .map((row) => rowSchema.parse(row)),
  };
}
