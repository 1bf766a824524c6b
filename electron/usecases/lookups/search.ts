import { AppError } from '../../../shared/errors.ts';
import { readCriteria } from '../../../shared/forms/lookup-form.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import type { HttpAnswer, HttpRequest } from '../../../shared/http-message.ts';
import type { LookupItem, LookupPage } from '../../../shared/models/lookup.ts';
import { prepareCall } from '../../vendor-call/prepare.ts';
import { readFromVendor } from '../../vendor-call/read-from-vendor.ts';
import type { ConnectionContext } from '../../vendors/kit/define.ts';
import type { AppContext } from '../context/app-context.ts';
import { type FoundLookup, findLookup, type LookupOf, proveRecord } from './find-lookup.ts';

/**
 * Searches the vendor's records for what a token can be issued for.
 *
 * @param offset where the page begins; from the answer before
 * @throws AppError `invalid-input` with what is wrong beside each criterion, or why the search failed
 */
export async function searchRecords(
  ctx: AppContext,
  order: LookupOf & { readonly criteria: FormValues; readonly offset: number },
): Promise<LookupPage> {
  const found = findLookup(ctx, order);
  const { description, lookup } = found;
  const reading = readCriteria(description, order.criteria);
  if (!reading.ok) {
    throw new AppError({
      code: 'invalid-input',
      message: 'These criteria cannot be searched for. Nothing was sent.',
      hint: 'Correct the marked fields and search again.',
      fields: reading.fields,
    });
  }
  return ask(ctx, found, {
    build: (context) => lookup.buildSearch(context, reading.criteria, order.offset),
    read: (answer, context) => lookup.readSearch(answer, context),
  });
}

/**
 * Details of one record; null where the vendor's list says everything.
 *
 * @throws AppError as {@link searchRecords}
 */
export async function recordDetails(
  ctx: AppContext,
  order: LookupOf & { readonly value: string },
): Promise<LookupItem | null> {
  const found = findLookup(ctx, order);
  proveRecord(found.description, order.value);
  const { details } = found.lookup;
  if (details === null) return null;
  return ask(ctx, found, {
    build: (context) => details.build(context, order.value),
    read: (answer, context) => details.read(answer, context, order.value),
  });
}

/** What to send, and how to read what comes. */
interface Question<T> {
  build(context: ConnectionContext): HttpRequest;
  read(answer: HttpAnswer, context: ConnectionContext): T;
}

function ask<T>(ctx: AppContext, { connection }: FoundLookup, { build, read }: Question<T>): Promise<T> {
  return readFromVendor(ctx, {
    caller: connection,
    prepare: () => prepareCall(ctx, connection),
    work: async (inside, send) => read(await send(build(inside)), inside),
  });
}
