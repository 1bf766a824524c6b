/**
 * Watches the keyboard for menu accelerators: the page sees a key first, as in Electron, and the menu
 * gets what the page left alone. Its source is sent into the page, so it refers to nothing outside itself.
 */
export function watchKeys(pressed: (accelerator: string) => void): {
  set(accelerators: readonly string[]): void;
} {
  let known = new Set<string>();
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.repeat || known.size === 0) return;
    const parts = [
      ...(event.ctrlKey ? ['ctrl'] : []),
      ...(event.altKey ? ['alt'] : []),
      ...(event.shiftKey ? ['shift'] : []),
      ...(event.metaKey ? ['meta'] : []),
      event.key.toLowerCase(),
    ];
    const accelerator = parts.join('+');
    if (!known.has(accelerator)) return;
    event.preventDefault();
    pressed(accelerator);
  });
  return {
    set: (accelerators) => {
      known = new Set(accelerators);
    },
  };
}
