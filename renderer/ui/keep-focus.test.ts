// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepFocus } from './keep-focus.ts';

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no #${id}`);
  return found;
};
const focused = (): string | undefined => document.activeElement?.id;

describe('keepFocus', () => {
  let stop: () => void;
  beforeEach(() => {
    // Nothing is laid out here.
    Element.prototype.checkVisibility = () => true;
    document.body.innerHTML = `<a href="#x" id="link">x</a>
      <main id="main" tabindex="-1"><button id="one"></button><button id="two"></button><button id="three"></button></main>`;
    stop = keepFocus();
  });
  afterEach(() => stop());

  it.each([
    ['one', 'two'],
    ['two', 'three'],
    ['three', 'two'],
  ])('goes from #%s, when it goes away, to its neighbour #%s', async (gone, neighbour) => {
    element(gone).focus();
    element(gone).remove();
    await vi.waitFor(() => expect(focused()).toBe(neighbour));
  });

  it('goes rather to what stands beside than to what comes next elsewhere', async () => {
    element('main').innerHTML = `<div><button id="verify"></button><button id="repair"></button></div>
      <div><button id="other"></button></div>`;
    element('repair').focus();
    element('repair').remove();
    await vi.waitFor(() => expect(focused()).toBe('verify'));
  });

  it('goes on from a button that is switched off', async () => {
    element('one').focus();
    element('one').setAttribute('disabled', '');
    await vi.waitFor(() => expect(focused()).toBe('two'));
  });

  it('goes back to what opened a dialog, and to its neighbour when that goes too', async () => {
    element('two').focus();
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div role="dialog" id="dialog"><button id="ok"></button></div>',
    );
    element('ok').focus();
    element('dialog').remove();
    await vi.waitFor(() => expect(focused()).toBe('two'));
    element('two').remove();
    await vi.waitFor(() => expect(focused()).toBe('three'));
  });

  it('leaves the focus to whoever takes it on purpose', async () => {
    element('one').focus();
    element('one').remove();
    element('link').focus();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(focused()).toBe('link');
  });

  it('falls back to the screen when nothing of before is left', async () => {
    element('one').focus();
    element('main').replaceChildren();
    await vi.waitFor(() => expect(focused()).toBe('main'));
  });
});
