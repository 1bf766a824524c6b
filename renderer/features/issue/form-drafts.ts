import type { ErrorData } from '../../../shared/errors.ts';
import { initialValues } from '../../../shared/forms/form.ts';
import type { Connection } from '../../../shared/models/connection.ts';
import type { Token } from '../../../shared/models/token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { type FormState, newForm } from '../../ui/form-state.ts';
import { createStore, useStore } from '../../ui/store.ts';
import { COMMON_ISSUE_FIELDS } from './common-issue-fields.ts';

/** What became of the last attempt to issue a token. */
export type Attempt =
  | { readonly state: 'idle' }
  /** Since when, in Unix ms. */
  | { readonly state: 'running'; readonly since: number }
  | { readonly state: 'issued'; readonly token: Token }
  | { readonly state: 'failed'; readonly error: ErrorData };

/** The issue form of one connection: what is typed, and what became of it. */
export interface FormDraft {
  readonly form: FormState;
  readonly attempt: Attempt;
  /** Where the form's values came from, until they are sent; null when they were typed. */
  readonly filledFrom: string | null;
}

/** By connection. */
type Drafts = Readonly<Record<string, FormDraft>>;

const IDLE: Attempt = { state: 'idle' };

/** Above the screens, so that neither a switch nor a failure loses what was typed; in memory only. */
export const drafts = createStore<Drafts>({});

const emptyDrafts = new Map<string, FormDraft>();

/** The form of a connection; one that was not touched yet is empty. */
export function draftOf(state: Drafts, connection: Connection): FormDraft {
  const draft = state[connection.id];
  if (draft !== undefined) return draft;
  const empty = emptyDrafts.get(connection.api) ?? {
    form: newForm(initialValues([...PROVIDERS[connection.api].issueFields, ...COMMON_ISSUE_FIELDS])),
    attempt: IDLE,
    filledFrom: null,
  };
  emptyDrafts.set(connection.api, empty);
  return empty;
}

export function useDraft(connection: Connection): FormDraft {
  return useStore(drafts, (state) => draftOf(state, connection));
}

export function changeDraft(connection: Connection, change: (draft: FormDraft) => FormDraft): void {
  drafts.change((state) => ({ ...state, [connection.id]: change(draftOf(state, connection)) }));
}

export function changeForm(connection: Connection, change: (form: FormState) => FormState): void {
  changeDraft(connection, (draft) => ({ ...draft, form: change(draft.form) }));
}

/** Takes what became of the last attempt off the screen. */
export function forgetAttempt(connection: Connection): void {
  changeDraft(connection, (draft) => ({ ...draft, attempt: IDLE }));
}

/**
 * Draws the forms once more, after a secret was cleared: React keeps the last but one drawing of a component,
 * with the values that it had, until the next one.
 */
export function redrawForms(): void {
  setTimeout(() =>
    drafts.change((state) =>
      Object.fromEntries(
        Object.entries(state).map(([id, { form, ...rest }]) => [
          id,
          { ...rest, form: { ...form, values: { ...form.values } } },
        ]),
      ),
    ),
  );
}
