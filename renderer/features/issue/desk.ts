import type { ErrorData } from '../../../shared/errors.ts';
import { initialValues } from '../../../shared/forms/form.ts';
import type { Connection } from '../../../shared/models/connection.ts';
import type { Token } from '../../../shared/models/token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { type FormState, newForm } from '../../ui/form-state.ts';
import { createStore, useStore } from '../../ui/store.ts';
import { COMMON_ISSUE_FIELDS } from './common-issue-fields.ts';

/** What became of the last attempt. */
export type Run =
  | { readonly state: 'idle' }
  /** Since when, in Unix ms. */
  | { readonly state: 'running'; readonly since: number }
  | { readonly state: 'issued'; readonly token: Token }
  | { readonly state: 'failed'; readonly error: ErrorData };

/** One connection's place on the issue screen: what is typed, and what happened. */
export interface Desk {
  readonly form: FormState;
  readonly run: Run;
  /** Where the form's values came from, until they are sent; null when they were typed. */
  readonly filledFrom: string | null;
}

interface Desks {
  readonly selected: string | null;
  readonly byConnection: Readonly<Record<string, Desk>>;
}

const IDLE: Run = { state: 'idle' };

/** Above the screens, so that neither a switch nor a failure loses what was typed; in memory only. */
export const desks = createStore<Desks>({ selected: null, byConnection: {} });

const blankDesks = new Map<string, Desk>();

/** The desk of a connection; one that was not touched yet is blank. */
export function deskOf(state: Desks, connection: Connection): Desk {
  const desk = state.byConnection[connection.id];
  if (desk !== undefined) return desk;
  const blank = blankDesks.get(connection.api) ?? {
    form: newForm(initialValues([...PROVIDERS[connection.api].issueFields, ...COMMON_ISSUE_FIELDS])),
    run: IDLE,
    filledFrom: null,
  };
  blankDesks.set(connection.api, blank);
  return blank;
}

export function useDesk(connection: Connection): Desk {
  return useStore(desks, (state) => deskOf(state, connection));
}

export function changeDesk(connection: Connection, change: (desk: Desk) => Desk): void {
  desks.change((state) => ({
    ...state,
    byConnection: { ...state.byConnection, [connection.id]: change(deskOf(state, connection)) },
  }));
}

export function changeForm(connection: Connection, change: (form: FormState) => FormState): void {
  changeDesk(connection, (desk) => ({ ...desk, form: change(desk.form) }));
}

export function selectConnection(id: string): void {
  desks.change((state) => ({ ...state, selected: id }));
}
