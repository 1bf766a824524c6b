// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { passFocusOn, useReturnFocus } from './pass-focus-on.ts';

const focused = (): string => document.activeElement?.textContent || (document.activeElement?.tagName ?? '');
const focus = (name: string): void => screen.getByText(name).focus();
const settle = (): void => act(() => void vi.runAllTimers());

function List({ names, dialog = false }: { names: readonly string[]; dialog?: boolean }) {
  return (
    <main tabIndex={-1}>
      {names.map((name) => (
        <div key={name}>
          <button type="button" ref={passFocusOn}>
            {name}
          </button>
          <button type="button" ref={passFocusOn}>
            {`more of ${name}`}
          </button>
        </div>
      ))}
      {dialog && <Dialog />}
    </main>
  );
}

function Dialog() {
  useReturnFocus();
  return (
    <div role="dialog">
      <button type="button">OK</button>
    </div>
  );
}

beforeEach(() => {
  vi.useFakeTimers();
  // Nothing is laid out here.
  Element.prototype.checkVisibility = () => true;
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('passFocusOn', () => {
  it.each([
    ['one', ['two', 'three'], 'two'],
    ['two', ['one', 'three'], 'three'],
    ['three', ['one', 'two'], 'two'],
    ['one', [], 'MAIN'],
  ])('goes from %s, when its row goes and leaves %j, to %s', (gone, left, next) => {
    const { rerender } = render(<List names={['one', 'two', 'three']} />);
    focus(gone);
    rerender(<List names={left} />);
    settle();
    expect(focused()).toBe(next);
  });

  it('stays in a dialog that only loses a button, and is left to a dialog that goes', () => {
    const { rerender } = render(
      <div role="dialog">
        <List names={['one', 'two']} />
      </div>,
    );
    focus('one');
    rerender(
      <div role="dialog">
        <List names={['two']} />
      </div>,
    );
    settle();
    expect(focused()).toBe('two');
    rerender(<main tabIndex={-1} />);
    settle();
    expect(document.activeElement).toBe(document.body);
  });

  it('leaves the focus to whoever takes it on purpose', () => {
    const { rerender } = render(<List names={['one', 'two', 'three']} />);
    focus('one');
    rerender(<List names={['two', 'three']} />);
    focus('three');
    settle();
    expect(focused()).toBe('three');
  });

  it('does nothing for what goes without the focus', () => {
    const { rerender } = render(<List names={['one', 'two']} />);
    rerender(<List names={['two']} />);
    settle();
    expect(document.activeElement).toBe(document.body);
  });
});

describe('useReturnFocus', () => {
  it.each([
    [['one', 'two', 'three'], 'more of two'],
    [['one', 'three'], 'three'],
  ])('goes back to what opened the dialog or, when only %j is left, to %s', (left, next) => {
    const { rerender } = render(<List names={['one', 'two', 'three']} />);
    focus('more of two');
    rerender(<List names={['one', 'two', 'three']} dialog />);
    focus('OK');
    rerender(<List names={left} />);
    settle();
    expect(focused()).toBe(next);
  });
});
