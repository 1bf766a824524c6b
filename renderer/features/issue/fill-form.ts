import { AppError } from '../../../shared/errors.ts';
import { initialValues } from '../../../shared/forms/form.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import type { Connection } from '../../../shared/models/connection.ts';
import type { Token } from '../../../shared/models/token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { call } from '../../bridge/call.ts';
import { newForm } from '../../ui/form-state.ts';
import { sayError } from '../../ui/say.ts';
import { tokenName } from '../tokens/token-words.ts';
import { COMMON_ISSUE_FIELDS, LABEL, TICKET } from './common-issue-fields.ts';
import { changeDesk, deskOf, desks, selectConnection } from './desk.ts';

/**
 * Puts values into a connection's form, in place of what is there.
 *
 * @param filledFrom where they come from, as the form says it
 */
export function fillForm(connection: Connection, values: FormValues, filledFrom: string): void {
  if (deskOf(desks.get(), connection).run.state === 'running') throw busy();
  const fields = [...PROVIDERS[connection.api].issueFields, ...COMMON_ISSUE_FIELDS];
  changeDesk(connection, () => ({
    form: newForm({ ...initialValues(fields), ...values }),
    run: { state: 'idle' },
    filledFrom,
  }));
}

/** Opens the form with what a token was issued with. Nothing is sent until the agent says so. */
export async function issueAgain(token: Token): Promise<void> {
  try {
    const order = await call('tokens.order', { id: token.id });
    const connections = await call('connections.list', undefined);
    const connection =
      connections.find(({ id }) => id === order.connectionId) ??
      connections.find(({ api }) => api === token.api);
    if (connection === undefined) throw noConnection(token);
    const values = { ...order.inputs, [LABEL]: order.label, [TICKET]: order.ticket };
    fillForm(connection, values, `the token “${tokenName(token)}”`);
    selectConnection(connection.id);
    window.location.hash = '#/issue';
  } catch (error) {
    sayError(error);
  }
}

function busy(): AppError {
  return new AppError({
    code: 'not-possible',
    message: 'A token is being issued through this connection.',
    hint: 'Wait for its outcome, then try again.',
  });
}

function noConnection(token: Token): AppError {
  return new AppError({
    code: 'not-possible',
    message: `There is no connection to ${PROVIDERS[token.api].name} any more.`,
    hint: 'Add one, then try again.',
  });
}
