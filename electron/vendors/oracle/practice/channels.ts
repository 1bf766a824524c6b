import { randomBytes } from 'node:crypto';
import {
  PRACTICE_MARKS,
  PRACTICE_RECORDS,
  type PracticeMark,
  practiceMark,
} from '../../../../shared/practice/marks.ts';

export interface PracticeChannel {
  readonly id: string;
  readonly name: string;
  readonly type: 'public' | 'secure';
  readonly isSite: boolean;
  /** Null until one is generated. */
  secret: string | null;
  readonly mark: PracticeMark | null;
}

/** How many channels the list has: enough for several pages. */
const CHANNELS = 250;
const TOPICS = ['news', 'catalogue', 'support', 'jobs', 'events'];

/** The publishing channels, with their secrets. Ids that ask for something special are channels too. */
export class Channels {
  readonly #known = new Map<string, PracticeChannel>();

  constructor() {
    for (let number = 1; number <= CHANNELS; number++) {
      const channel = numbered(number);
      this.#known.set(channel.id, channel);
    }
  }

  /** @param descending newest names first */
  list(descending = false): readonly PracticeChannel[] {
    const sorted = [...this.#known.values()].toSorted((a, b) => a.name.localeCompare(b.name));
    return descending ? sorted.toReversed() : sorted;
  }

  find(id: string): PracticeChannel | null {
    const mark = practiceMark(id);
    if (mark === null) return this.#known.get(id) ?? null;
    return { id, name: id, type: 'secure', isSite: false, secret: PRACTICE_RECORDS.channelSecret, mark };
  }
}

/** Channels that are something special, by number; their ids ask the server for it. */
const SPECIAL: Readonly<Record<number, readonly [id: string, name: string]>> = {
  1: [PRACTICE_RECORDS.channel, 'Practice channel'],
  2: ['RCHANNELPRACTICE2', 'Practice channel without a secret'],
  249: [PRACTICE_MARKS.cut, 'Practice: the answer breaks off'],
  250: [PRACTICE_MARKS.forbidden, 'Practice: not allowed'],
};

/** The first has a secret, the others have none; after the first two, the even ones are public. */
function numbered(number: number): PracticeChannel {
  const topic = TOPICS[number % TOPICS.length] ?? 'news';
  const [id, name] = SPECIAL[number] ?? [
    `RCHANNELPRACTICE${number}`,
    `Practice ${topic} ${String(number).padStart(3, '0')}`,
  ];
  return {
    id,
    name,
    type: number > 2 && number % 2 === 0 ? 'public' : 'secure',
    isSite: number % 10 === 0,
    secret: number === 1 ? PRACTICE_RECORDS.channelSecret : null,
    mark: practiceMark(id),
  };
}

/** A new secret: 32 bytes in base64, of which the first eight read "practice". */
export function newSecret(): string {
  return Buffer.concat([Buffer.from('practice', 'utf8'), randomBytes(24)]).toString('base64');
}
