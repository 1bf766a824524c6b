/** What an overlay shows. */
export interface OverlaySpec {
  readonly title: string;
  readonly message: string;
  readonly detail: string;
  readonly field: { readonly label: string; readonly value: string } | undefined;
  readonly buttons: readonly string[];
  readonly defaultId: number;
  readonly cancelId: number;
}

/** What the user answered. */
export interface OverlayAnswer {
  readonly button: number;
  readonly value: string;
}

/**
 * Draws a dialog over the page and resolves with the answer. Runs in an isolated world; a modal `dialog`
 * lies above everything and keeps the page behind it still.
 * Its source is sent into the page, so it must not refer to anything outside itself.
 */
export function showOverlay(spec: OverlaySpec): Promise<OverlayAnswer> {
  const make = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    set: Partial<HTMLElementTagNameMap[K]>,
  ): HTMLElementTagNameMap[K] => Object.assign(document.createElement(tag), set);
  const host = make('div', {});
  const root = host.attachShadow({ mode: 'open' });
  // A constructed style sheet, because the page's content security policy forbids inline styles.
  const style = new CSSStyleSheet();
  style.replaceSync(`
    dialog { font: 14px system-ui, sans-serif; color-scheme: light dark; color: CanvasText; background: Canvas;
      border: 1px solid GrayText; border-radius: 8px; padding: 20px; width: min(560px, 90vw); box-sizing: border-box; }
    dialog::backdrop { background: rgb(0 0 0 / 45%); }
    h2 { font-size: 16px; margin: 0 0 12px; } p { white-space: pre-wrap; margin: 0 0 12px; }
    input { display: block; box-sizing: border-box; width: 100%; font: inherit; padding: 6px 8px; margin-top: 4px; }
    footer { display: flex; justify-content: flex-end; gap: 8px; margin-top: 16px; } button { font: inherit; padding: 6px 16px; }`);
  root.adoptedStyleSheets = [style];

  const dialog = make('dialog', { ariaLabel: spec.title });
  const form = make('form', { method: 'dialog' });
  form.append(make('h2', { textContent: spec.title }));
  for (const text of [spec.message, spec.detail]) if (text) form.append(make('p', { textContent: text }));
  const input = make('input', { type: 'text', value: spec.field?.value ?? '', spellcheck: false });
  if (spec.field) {
    const label = make('label', { textContent: spec.field.label });
    label.append(input);
    form.append(label);
  }
  const footer = make('footer', {});
  const buttons = spec.buttons.map((textContent) => make('button', { type: 'button', textContent }));
  footer.append(...buttons);
  form.append(footer);
  dialog.append(form);
  root.append(dialog);
  document.documentElement.append(host);

  return new Promise((resolve) => {
    const finish = (button: number): void => {
      host.remove();
      resolve({ button, value: input.value });
    };
    for (const [index, button] of buttons.entries()) button.addEventListener('click', () => finish(index));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      finish(spec.defaultId);
    });
    dialog.addEventListener('cancel', () => finish(spec.cancelId));
    // The page's own shortcuts must not act on what is typed here.
    for (const type of ['keydown', 'keyup', 'keypress'])
      host.addEventListener(type, (event) => event.stopPropagation());
    dialog.showModal();
    if (spec.field) {
      input.focus();
      const name = Math.max(input.value.lastIndexOf('/'), input.value.lastIndexOf('\\')) + 1;
      input.setSelectionRange(name, input.value.length);
    } else buttons[spec.defaultId]?.focus();
  });
}
