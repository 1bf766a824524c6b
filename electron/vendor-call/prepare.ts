import { text } from '../../shared/forms/field.ts';
import type { FormValues } from '../../shared/forms/values.ts';
import type { HttpOptions } from '../http/client.ts';
import { readConnectionSecrets } from '../secrets/connection-entry.ts';
import type { ConnectionRow } from '../store/connections-table.ts';
import type { ConnectionContext } from '../vendors/kit/define.ts';
import type { CallContext } from './call-context.ts';

/**
 * Everything that a call needs of its connection. Nothing is sent.
 *
 * @throws AppError `keychain-*` or `secret-missing` when its secrets cannot be read now
 */
export async function prepareCall(
  { vault }: Pick<CallContext, 'vault'>,
  connection: ConnectionRow,
): Promise<ConnectionContext> {
  const secrets = await readConnectionSecrets(vault, connection);
  return { baseUrl: connection.baseUrl, settings: connection.settings, secrets };
}

/** What a connection's settings change about its HTTP calls. */
export function httpOptions(settings: FormValues, creates: boolean): HttpOptions {
  return {
    userAgent: text(settings, 'userAgent'),
    certificateAuthority: text(settings, 'certificateAuthority'),
    creates,
  };
}
