import { app } from '../app/app.ts';
import { focusedWindow } from '../window/windows.ts';
import { Menu } from './menu.ts';
import type { MenuItem } from './menu-item.ts';

const NAMES: Readonly<Record<string, string>> = {
  commandorcontrol: process.platform === 'darwin' ? 'meta' : 'ctrl',
  cmdorctrl: process.platform === 'darwin' ? 'meta' : 'ctrl',
  control: 'ctrl',
  command: 'meta',
  cmd: 'meta',
  super: 'meta',
  option: 'alt',
  plus: '+',
  esc: 'escape',
  return: 'enter',
  space: ' ',
};
const ORDER = ['ctrl', 'alt', 'shift', 'meta'];

function normal(accelerator: string): string {
  const parts = accelerator
    .toLowerCase()
    .split('+')
    .map((part) => NAMES[part] ?? part);
  const rank = (part: string): number => (ORDER.includes(part) ? ORDER.indexOf(part) : ORDER.length);
  return parts.sort((a, b) => rank(a) - rank(b)).join('+');
}

// Editing roles are left to the page, where Chromium does them itself.
function runs(item: MenuItem): boolean {
  return item.enabled && item.accelerator !== undefined && (item.role === undefined || item.role === 'quit');
}

function itemsOf(menu: Menu | null | undefined): MenuItem[] {
  return (menu?.items ?? []).flatMap((item) => [item, ...itemsOf(item.submenu)]);
}

/** The accelerators of the application menu that the host carries out. */
export function acceleratorsOfMenu(): string[] {
  return itemsOf(Menu.getApplicationMenu())
    .filter(runs)
    .map((item) => normal(item.accelerator ?? ''));
}

/** Carries out the menu item with this accelerator. */
export function pressAccelerator(pressed: string): void {
  const item = itemsOf(Menu.getApplicationMenu()).find(
    (one) => runs(one) && normal(one.accelerator ?? '') === pressed,
  );
  if (item?.role === 'quit') app.quit();
  else item?.click(focusedWindow() ?? undefined, {});
}
