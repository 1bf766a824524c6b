import { randomBytes } from 'node:crypto';
import { PRACTICE_RECORDS, type PracticeMark, practiceMark } from '../../../shared/practice.ts';

export interface PracticeChannel {
  readonly id: string;
  readonly name: string;
  /** Null until one is generated. */
  secret: string | null;
  readonly mark: PracticeMark | null;
}

/** The publishing channels, with their secrets. Ids that ask for something special are channels too. */
export class Channels {
  readonly #known = new Map<string, PracticeChannel>();

  constructor() {
    for (const [id, name, secret] of [
      [PRACTICE_RECORDS.channel, 'Practice channel', PRACTICE_RECORDS.channelSecret],
      ['RCHANNELPRACTICE2', 'Practice channel without a secret', null],
    ] as const) {
      this.#known.set(id, { id, name, secret, mark: null });
    }
  }

  list(): readonly PracticeChannel[] {
    return [...this.#known.values()].toSorted((a, b) => a.name.localeCompare(b.name));
  }

  find(id: string): PracticeChannel | null {
    const mark = practiceMark(id);
    if (mark !== null) return { id, name: id, secret: PRACTICE_RECORDS.channelSecret, mark };
    return this.#known.get(id) ?? null;
  }
}

/** A new secret: 32 bytes in base64, of which the first eight read "practice". */
export function newSecret(): string {
  return Buffer.concat([Buffer.from('practice', 'utf8'), randomBytes(24)]).toString('base64');
}
