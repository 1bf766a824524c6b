import type { FormValues } from '../../../shared/forms/values.ts';
import type { HttpAnswer, HttpRequest } from '../../../shared/http-message.ts';
import type { LookupFact, LookupItem, LookupPage } from '../../../shared/models/lookup.ts';
import { cutText, LONGEST_FACT, LONGEST_NAME } from '../../../shared/untrusted/cut-text.ts';
import type { ConnectionContext } from './context.ts';

/** How a vendor's records are searched and read. Safe reads, but for the actions. */
export interface Lookup {
  /** @param criteria checked by the shared description, without empty ones */
  buildSearch(context: ConnectionContext, criteria: FormValues, offset: number): HttpRequest;
  /** Throws `AppError` with the vendor's words for a refusal, `bad-answer` for what is no list. */
  readSearch(answer: HttpAnswer, context: ConnectionContext): LookupPage;
  /** Null where the list says everything. */
  readonly details: RecordDetails | null;
  /** By the name of the shared description's action. */
  readonly actions: Readonly<Record<string, RecordAction>>;
}

export interface RecordDetails {
  build(context: ConnectionContext, value: string): HttpRequest;
  read(answer: HttpAnswer, context: ConnectionContext, value: string): LookupItem;
}

/** Something that the vendor does to a record on request. */
export interface RecordAction {
  build(context: ConnectionContext, value: string): HttpRequest;
  /**
   * The new secret, or null for an action that makes none. Throws `AppError`: `vendor-*` and `redirected`
   * when nothing was done, anything else when it may have been.
   */
  read(answer: HttpAnswer, context: ConnectionContext, value: string): string | null;
}

/** A fact, or none where the vendor says nothing. */
export function fact(label: string, value: string | null, copyable = false): readonly LookupFact[] {
  if (value === null || value.trim() === '') return [];
  const whole = value.trim();
  // A part of a value is nothing to pass on.
  const isWhole = whole.length <= LONGEST_FACT;
  return [
    {
      label: cutText(label, LONGEST_NAME),
      value: cutText(whole, LONGEST_FACT),
      copyable: copyable && isWhole,
    },
  ];
}
