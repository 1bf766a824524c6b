const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';
/** A dialog over a drawer over a menu over a row is four deep; each was walked through by a few tabs. */
const REMEMBERED = 40;
/** Whoever takes the focus on purpose (a new dialog, an outcome) does so before this, in ms. */
const PATIENCE_MS = 20;

/** Weak, because what went away may hold a secret, and must be able to go for good. */
type Weak = WeakRef<HTMLElement>;

/** Something that had the focus, and what could be focused around it at that time, nearest first. */
interface Place {
  readonly element: Weak;
  readonly around: readonly Weak[];
}

/**
 * Keeps the focus on the page. When what has it goes away or is switched off (a dialog closes, a row is
 * deleted, a filter is cleared), the browser lets it fall to the body, and the next Tab begins at the
 * top of the window. Here it goes to a neighbour or, when a whole dialog went, back to what opened it.
 *
 * @returns ends it
 */
export function keepFocus(): () => void {
  let places: readonly Place[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const remember = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    const others = places.filter(({ element }) => element.deref() !== target);
    places = [...others, placeOf(target)].slice(-REMEMBERED);
  };
  const look = (): void => {
    if (timer === undefined && isLost(places.at(-1))) timer = setTimeout(restore, PATIENCE_MS);
  };
  const restore = (): void => {
    timer = undefined;
    if (isLost(places.at(-1))) successor(places)?.focus({ preventScroll: true });
  };

  const changes = new MutationObserver(look);
  document.addEventListener('focusin', remember);
  changes.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['disabled'],
  });
  return () => {
    clearTimeout(timer);
    document.removeEventListener('focusin', remember);
    changes.disconnect();
  };
}

function placeOf(target: HTMLElement): Place {
  const scope = target.closest('[role="menu"], [role="dialog"], main') ?? document.body;
  const all = [...scope.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const at = all.indexOf(target);
  const around = [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0)).reverse()]
    .map((element) => ({ element, steps: stepsApart(target, element) }))
    .sort((a, b) => a.steps - b.steps);
  return { element: new WeakRef(target), around: around.map(({ element }) => new WeakRef(element)) };
}

/** How far up one must go from an element to find the other below: what stands together is near. */
function stepsApart(from: Element, to: Element): number {
  let steps = 0;
  for (let above: Element | null = from; above !== null && !above.contains(to); above = above.parentElement) {
    steps += 1;
  }
  return steps;
}

/** True when what had the focus last can no longer have it, and nothing else has it now. */
function isLost(last: Place | undefined): boolean {
  if (last === undefined || canHaveFocus(last.element.deref())) return false;
  const { activeElement: now } = document;
  return now === null || now === document.body || !canHaveFocus(now);
}

/** The latest place that is still there or has a neighbour that is; else the screen itself. */
function successor(places: readonly Place[]): HTMLElement | undefined {
  for (const { element, around } of places.toReversed()) {
    const found = [element, ...around].map((weak) => weak.deref()).find(canHaveFocus);
    if (found !== undefined) return found;
  }
  return document.querySelector<HTMLElement>('main[tabindex]') ?? undefined;
}

function canHaveFocus<E extends Element>(element: E | undefined): element is E {
  return element?.isConnected === true && !element.matches(':disabled') && element.checkVisibility();
}
