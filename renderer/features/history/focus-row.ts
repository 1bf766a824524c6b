import type { Token } from '../../../shared/models/token.ts';

/** Id of the element that names a token's row. */
export const rowNameId = (token: Token): string => `token-${token.id}`;

/**
 * Puts the focus back on a row after something that its menu opened: the menu item that had it is
 * gone. A row that is gone as well leaves it to the search box.
 */
export function focusRow(token: Token): void {
  requestAnimationFrame(() => {
    const target =
      document.getElementById(rowNameId(token)) ?? document.querySelector('input[type="search"]');
    if (target instanceof HTMLElement) target.focus();
  });
}
