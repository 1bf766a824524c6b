import { useEffect, useState } from 'react';

const FOCUSABLE =
  'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex]';

/**
 * For the `ref` of something that may go away while it has the focus, such as the button that a deleted row
 * had: the focus goes on to what stands nearest. Without that the browser lets it fall to the body, and the
 * next Tab begins at the top of the window.
 */
export function passFocusOn(element: HTMLElement | null): (() => void) | undefined {
  if (element === null) return undefined;
  // React calls this before it takes the element off the page.
  return () => {
    if (!element.contains(document.activeElement)) return;
    // A dialog that goes as a whole gives the focus back itself.
    const inDialog = element.closest('[role="dialog"]') !== null;
    focusLater([...nearestTo(element), ...(inDialog ? [] : [theScreen])]);
  };
}

/** Gives the focus back, when its component goes, to what had it before, or else to what stood nearest to that. */
export function useReturnFocus(): void {
  const [before] = useState(() => {
    const opener = openerOf(document.activeElement);
    return opener === null ? [] : [opener, ...nearestTo(opener)];
  });
  useEffect(() => () => focusLater([...before, theScreen]), [before]);
}

/** What opened a dialog: for an item of a menu, the button of the menu, because the item goes with it. */
function openerOf(active: Element | null): HTMLElement | null {
  const menu = active?.closest('[role="menu"]');
  const opener = menu == null ? active : document.querySelector(`[aria-controls="${CSS.escape(menu.id)}"]`);
  return opener instanceof HTMLElement && opener !== document.body ? opener : null;
}

/** What can have the focus around an element: first beside it, then beside what it is in, and so on. */
function nearestTo(element: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = [];
  const scope = element.closest('[role="dialog"], main') ?? document.body;
  for (let box: Element = element; box !== scope && box.parentElement !== null; box = box.parentElement) {
    const siblings = [...box.parentElement.children];
    const at = siblings.indexOf(box);
    for (const sibling of [...siblings.slice(at + 1), ...siblings.slice(0, at).reverse()]) {
      found.push(...[sibling, ...sibling.querySelectorAll(FOCUSABLE)].filter(isFocusable));
    }
  }
  return found;
}

/** What is left when nothing is: the screen itself. */
const theScreen = (): HTMLElement | null => document.querySelector('main[tabindex]');

/** Once the page is drawn, unless somebody has taken the focus on purpose: to the first that can have it. */
function focusLater(candidates: readonly (HTMLElement | (() => HTMLElement | null))[]): void {
  setTimeout(() => {
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body) return;
    const next = candidates
      .map((one) => (typeof one === 'function' ? one() : one))
      .find((one) => one?.isConnected === true && isFocusable(one));
    next?.focus({ preventScroll: true });
  });
}

function isFocusable(element: Element): element is HTMLElement {
  return element instanceof HTMLElement && element.matches(FOCUSABLE) && element.checkVisibility();
}
