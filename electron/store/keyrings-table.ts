import type { Database } from './database.ts';

/** What this database knows of the keyrings that it has written to, and its own id. */
export function keyringsTable(db: Database) {
  return {
    databaseId: String(db.prepare('SELECT id FROM identity').get()?.id ?? 'none'),
    marks: (): string[] =>
      db
        .prepare('SELECT mark FROM keyrings')
        .all()
        .map(({ mark }) => String(mark)),
    remember(mark: string): void {
      db.prepare('INSERT OR IGNORE INTO keyrings (mark) VALUES (?)').run(mark);
    },
  };
}
