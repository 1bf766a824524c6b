import { AppError } from '../../../shared/errors.ts';
import type {
  LookupDescription,
  RecordActionDescription,
  RecordSecretDescription,
} from '../../../shared/forms/field.ts';
import { isPathSegment } from '../../../shared/forms/path-segment.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import type { ConnectionRow } from '../../store/connections-table.ts';
import type { Lookup, RecordAction } from '../../vendors/kit/lookup.ts';
import { findConnection } from '../connections/find-connection.ts';
import type { AppContext } from '../context/app-context.ts';

/** A field of a connection's issue form whose value can be looked up. */
export interface LookupOf {
  readonly connectionId: string;
  readonly field: string;
}

export interface FoundLookup {
  readonly connection: ConnectionRow;
  readonly description: LookupDescription;
  readonly lookup: Lookup;
}

/** @throws AppError `not-found` for a connection that is gone, `invalid-input` for a field without lookup */
export function findLookup(ctx: AppContext, { connectionId, field }: LookupOf): FoundLookup {
  const connection = findConnection(ctx, connectionId);
  const description = PROVIDERS[connection.api].issueFields.find(({ name }) => name === field)?.lookup;
  const lookup = ctx.providers[connection.api].lookups[field];
  if (description === undefined || lookup === undefined)
    throw unfit('This field has nothing to choose from.');
  return { connection, description, lookup };
}

export interface FoundAction extends FoundLookup {
  readonly secret: RecordSecretDescription;
  readonly action: RecordActionDescription;
  readonly wire: RecordAction;
}

/** An action on a record, by name. @throws AppError as {@link findLookup}, and `invalid-input` */
export function findAction(ctx: AppContext, of: LookupOf & { action: string; value: string }): FoundAction {
  const found = findLookup(ctx, of);
  const { secret } = found.description;
  const action = secret?.actions.find(({ name }) => name === of.action);
  const wire = found.lookup.actions[of.action];
  if (secret === undefined || action === undefined || wire === undefined)
    throw unfit('There is no such action.');
  proveRecord(found.description, of.value);
  return { ...found, secret, action, wire };
}

/** @throws AppError `invalid-input` for what cannot be the id of a record */
export function proveRecord({ one }: LookupDescription, value: string): void {
  if (value.trim() === '' || !isPathSegment(value)) throw unfit(`This is not the ID of a ${one}.`);
}

function unfit(message: string): AppError {
  return new AppError({ code: 'invalid-input', message, hint: 'Search again and choose from the list.' });
}
