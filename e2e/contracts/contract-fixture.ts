import { saveConnection } from '../../electron/usecases/connections/save.ts';
import { testConnection } from '../../electron/usecases/connections/test-connection.ts';
import type { AppContext } from '../../electron/usecases/context/app-context.ts';
import { practiceDrafts, startPracticeServers } from '../../electron/usecases/practice/servers.ts';
import { issueToken } from '../../electron/usecases/tokens/issue.ts';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import { APIS, type Api, type FormValues } from '../../shared/forms/values.ts';
import type { ConnectionDraft } from '../../shared/models/connection.ts';
import type { Token } from '../../shared/models/token.ts';
import { openContextFixture } from '../support/context-fixture.ts';
import { type Recorder, startRecorder } from './recorder.ts';

/** How a flow's connection differs from the practice connection. */
export interface Changes {
  readonly settings?: FormValues;
  readonly secrets?: Readonly<Record<string, string>>;
}

/** The app's parts and the practice servers, with a recorder between them. */
export interface ContractFixture {
  readonly ctx: AppContext;
  readonly recorders: Readonly<Record<Api, Recorder>>;
  /** Forgets the connections of the flow before, and with them their sessions. */
  begin(): void;
  /** A saved connection to the practice server, one for each set of changes. @returns its id */
  connection(api: Api, changes?: Changes): Promise<string>;
  issue(api: Api, inputs: FormValues, changes?: Changes): Promise<Token>;
  test(api: Api, changes?: Changes): Promise<void>;
  /** Work that must fail with one of the codes. */
  refused(work: Promise<unknown>, ...codes: ErrorCode[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens the fixture on the real keychain of the environment, a real database file and real HTTP. */
export async function openContractFixture(): Promise<ContractFixture> {
  const servers = await startPracticeServers({ slowMs: 5 });
  const recorded = await Promise.all(
    servers.servers.map(async ({ api, baseUrl }) => {
      const { origin } = new URL(baseUrl);
      const recorder = await startRecorder(api, origin);
      return { api, recorder, baseUrl: baseUrl.replace(origin, recorder.origin) };
    }),
  );
  const stop = async (): Promise<void> => {
    await Promise.all(recorded.map(({ recorder }) => recorder.stop()));
    await servers.stop();
  };
  const fixture = await openContextFixture(undefined, undefined, async () => ({ servers: recorded, stop }));
  const drafts = practiceDrafts(recorded);
  const draft = (api: Api, { settings = {}, secrets = {} }: Changes): ConnectionDraft => {
    const practice = drafts.find((each) => each.api === api);
    if (practice === undefined) throw new TypeError(`no draft for ${api}`);
    return {
      ...practice,
      settings: { ...practice.settings, ...settings },
      secrets: { ...practice.secrets, ...secrets },
    };
  };
  const known = new Map<string, string>();
  let turn = 0;
  const save = async (api: Api, changes: Changes): Promise<string> => {
    const name = `Contract ${turn++}`;
    return (await saveConnection(fixture.ctx, { ...draft(api, changes), name })).id;
  };
  const connection = async (api: Api, changes: Changes = {}): Promise<string> => {
    const key = JSON.stringify([api, changes]);
    const id = known.get(key) ?? (await save(api, changes));
    known.set(key, id);
    return id;
  };
  return {
    ctx: fixture.ctx,
    recorders: recordersByApi(recorded),
    begin: () => known.clear(),
    connection,
    issue: async (api, inputs, changes) =>
      issueToken(fixture.ctx, {
        connectionId: await connection(api, changes),
        inputs,
        label: '',
        ticket: '',
      }),
    test: async (api, changes = {}) => void (await testConnection(fixture.ctx, draft(api, changes))),
    refused,
    close: () => fixture.close(),
  };
}

function recordersByApi(
  recorded: readonly { readonly api: Api; readonly recorder: Recorder }[],
): Record<Api, Recorder> {
  const of = (api: Api): Recorder => {
    const found = recorded.find((each) => each.api === api);
    if (found === undefined) throw new TypeError(`${api} is not recorded; known: ${APIS.join(', ')}`);
    return found.recorder;
  };
  return {
    intershop: of('intershop'),
    commvault: of('commvault'),
    oracle: of('oracle'),
    crmcom: of('crmcom'),
  };
}

async function refused(work: Promise<unknown>, ...codes: ErrorCode[]): Promise<void> {
  const error: unknown = await work.then(
    () => new Error('it did not fail'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw error;
  if (!codes.includes(error.data.code)) {
    throw new Error(`${error.data.code} in place of ${codes.join(' or ')}: ${error.data.message}`);
  }
}
