import type { MenuItemConstructorOptions } from 'electron';
import { Guarded } from '../guard.ts';
import { Menu } from './menu.ts';

/** One entry of a menu. Nothing draws it; accelerators and `click` work. */
export class MenuItem extends Guarded {
  readonly id: string | undefined;
  readonly type: string;
  readonly role: string | undefined;
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  readonly click: (...args: unknown[]) => void;
  label: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;

  constructor(options: MenuItemConstructorOptions) {
    super();
    const { id, type, role, accelerator, submenu, click } = options;
    this.id = id;
    this.type = type ?? (submenu ? 'submenu' : 'normal');
    this.role = role;
    this.accelerator = accelerator;
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : (submenu as Menu | undefined);
    this.click = (...args) => (click as ((...all: unknown[]) => void) | undefined)?.(this, ...args);
    this.label = options.label ?? role ?? '';
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
  }
}
