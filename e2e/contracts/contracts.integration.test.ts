import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Book, openBook } from './book.ts';
import { FLOWS } from './flows/index.ts';
import { runFlow } from './run-flow.ts';
import { openStage, type Stage } from './stage.ts';

// What the app sends and what the practice servers answer, on the wire, held against descriptions that
// were written from the vendors' own pages: the two cannot agree on the same mistake.

let book: Book;
let stage: Stage;
beforeAll(async () => {
  [book, stage] = await Promise.all([openBook(), openStage()]);
});
afterAll(() => stage.close());

it.each(FLOWS)('$api: $variant', async (flow) => {
  const { problems } = await runFlow(flow, stage, book);
  expect(problems).toEqual([]);
});
