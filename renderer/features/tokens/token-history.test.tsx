// @vitest-environment jsdom
import { act, cleanup, configure, fireEvent, render, screen } from '@testing-library/react';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/models/settings.ts';
import type { Token, TokenPage, TokenQuery } from '../../../shared/models/token.ts';
import { TOKEN } from '../../testing/samples.ts';

// Each row draws the instant of its issue once, whenever it is drawn. Test files share their modules, so those
// that draw are loaded anew around the counting one, and forgotten afterwards.
const drawn = { rows: 0 };
vi.resetModules();
vi.doMock('../../ui/date-time.tsx', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../ui/date-time.tsx')>();
  return {
    ...original,
    StackedDateTime: (props: { at: number }) => {
      drawn.rows += 1;
      return original.StackedDateTime(props);
    },
  };
});
const { push, stubBridge } = await import('../../testing/stub-bridge.ts');
const { WithApp } = await import('../../testing/with-app.tsx');
const { TokenHistory } = await import('./token-history.tsx');
afterAll(() => {
  vi.doUnmock('../../ui/date-time.tsx');
  vi.resetModules();
});
configure({ asyncUtilTimeout: 10_000 });

const ROWS = 1_000;
const NOW = Date.now();
/** A history in which one row's label can change. */
let labelOfFirst = 'Token 0';
const tokenAt = (index: number): Token => ({
  ...TOKEN,
  id: `t${index}`,
  label: index === 0 ? labelOfFirst : `Token ${index}`,
  expiresAt: NOW + 3_600_000,
});
function list({ after, limit }: TokenQuery): TokenPage {
  const start = after === null ? 0 : after.requestedAt + 1;
  const tokens = Array.from({ length: Math.min(limit, ROWS - start) }, (_, index) => tokenAt(start + index));
  const last = start + tokens.length - 1;
  const hasMore = last < ROWS - 1;
  return {
    tokens,
    unreadable: [],
    matching: ROWS,
    total: ROWS,
    hasMore,
    next: hasMore ? { requestedAt: last, id: `t${last}` } : null,
  };
}

function open() {
  const calls = stubBridge({
    'tokens.list': (query) => list(query as TokenQuery),
    'settings.get': () => DEFAULT_SETTINGS,
    'connections.list': () => [],
    'tokens.use': () => ({ words: '', snippets: [] }),
    'tokens.details': ({ id }) => ({
      token: tokenAt(Number(id.slice(1))),
      request: '',
      inputs: [],
      answer: '',
      audit: [],
      form: null,
      length: null,
      claims: [],
      secretProblem: null,
    }),
  });
  render(
    <WithApp>
      <main>
        <TokenHistory />
      </main>
    </WithApp>,
  );
  return { lists: () => calls.filter(({ name }) => name === 'tokens.list').length };
}
// By its text: to ask each of the many elements for its role takes seconds.
const findButton = (name: string) => screen.findByText(name, { selector: 'button, button *' });
const getButton = (name: string) => screen.getByText(name, { selector: 'button, button *' });

/** How many rows were drawn while something was done, once all that follows from it is over. */
async function rowsDrawnBy(work: () => Promise<unknown> | unknown): Promise<number> {
  drawn.rows = 0;
  await act(async () => void (await work()));
  return drawn.rows;
}

describe('TokenHistory', () => {
  beforeEach(() => {
    labelOfFirst = 'Token 0';
    // A window that shows a dozen rows.
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
    vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1_000);
    Element.prototype.checkVisibility = () => true;
  });
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('draws no row anew for what is opened above the list, nor when the clock ticks', async () => {
    open();
    await findButton('Token 3');
    expect(
      await rowsDrawnBy(async () => {
        fireEvent.click(getButton('Token 3'));
        await screen.findByRole('dialog', { name: 'Token 3', hidden: true });
        await findButton('Delete…');
      }),
    ).toBe(0);
    expect(
      await rowsDrawnBy(async () => {
        fireEvent.click(getButton('Delete…'));
        await screen.findByRole('dialog', { name: 'Delete token', hidden: true });
      }),
    ).toBe(0);
    vi.useFakeTimers({ now: Date.now() + 1_000 });
    expect(
      await rowsDrawnBy(() => {
        document.dispatchEvent(new Event('visibilitychange'));
      }),
    ).toBe(0);
  });

  it('draws the one row anew that a push is about', async () => {
    open();
    await findButton('Token 0');
    labelOfFirst = 'Renamed';
    expect(
      await rowsDrawnBy(async () => {
        push('tokens.changed', undefined);
        await findButton('Renamed');
      }),
    ).toBe(1);
  });

  it('reads only the pages anew that are looked at', async () => {
    const { lists } = open();
    const table = await screen.findByRole('table', { name: 'Tokens' });
    const scroll = table.parentElement;
    if (scroll === null) throw new Error('nothing scrolls');
    const scrollTo = (row: number): void => {
      scroll.scrollTop = row * 52;
      fireEvent.scroll(scroll);
    };
    for (const row of [90, 190, 290]) {
      act(() => scrollTo(row));
      await findButton(`Token ${row}`);
      await vi.waitFor(() => expect(lists()).toBe(row === 90 ? 2 : row === 190 ? 3 : 4));
    }
    act(() => scrollTo(0));
    await findButton('Token 0');
    const before = lists();
    labelOfFirst = 'Renamed';
    await act(async () => push('tokens.changed', undefined));
    await findButton('Renamed');
    // The first page and the one below it, not the two further down.
    expect(lists() - before).toBe(2);
  });
});
