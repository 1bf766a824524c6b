import type { MenuItem as ElectronMenuItem, MenuItemConstructorOptions } from 'electron';
import { GuardedEmitter } from '../guard.ts';
import { MenuItem } from './menu-item.ts';

/** An item that the app made is one of ours, whatever its type says; anything else describes one. */
function ours(entry: MenuItemConstructorOptions | ElectronMenuItem | MenuItem): MenuItem {
  return entry instanceof MenuItem ? entry : new MenuItem(entry as MenuItemConstructorOptions);
}

/** A menu. Nothing draws it: the app's page offers the same commands. */
export class Menu extends GuardedEmitter {
  static #application: Menu | null = null;
  readonly items: MenuItem[] = [];

  static buildFromTemplate(
    template: readonly (MenuItemConstructorOptions | ElectronMenuItem | MenuItem)[],
  ): Menu {
    const menu = new Menu();
    for (const entry of template) menu.append(ours(entry));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }

  append(item: MenuItem | ElectronMenuItem): void {
    this.items.push(ours(item));
  }

  insert(position: number, item: MenuItem | ElectronMenuItem): void {
    this.items.splice(position, 0, ours(item));
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  popup(): void {
    console.log('[host] a native menu opens here:', this.items.map(({ label }) => label).join(' | '));
  }

  closePopup(): void {}
}
