import { createStore } from '../../ui/store.ts';

/** What the connection dialog is open for. */
export type ConnectionDialogSubject =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit'; readonly id: string };

/** The dialog opens over any screen. Null: closed. */
export const connectionDialog = createStore<ConnectionDialogSubject | null>(null);

export function openConnectionDialog(subject: ConnectionDialogSubject): void {
  connectionDialog.change(() => subject);
}

export function closeConnectionDialog(): void {
  connectionDialog.change(() => null);
}
