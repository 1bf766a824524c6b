import type {
  CallInput,
  CallName,
  CallOutput,
  ClipboardState,
  PushName,
  PushPayload,
} from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { CleanUpPolicy } from '../../shared/models/clean-up.ts';
import type { Connection } from '../../shared/models/connection.ts';
import type { KeychainStatus } from '../../shared/models/keychain.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/models/settings.ts';
import type { AuditEntry, Token } from '../../shared/models/token.ts';
import { PROVIDERS } from '../../shared/vendors/index.ts';
import { FAKE_CONNECTIONS, fakeSuggestion } from './fake-connections.ts';
import { FAKE_SECRET, fakeDetails } from './fake-details.ts';
import { FAKE_ERRORS } from './fake-errors.ts';
import { fakeLifecycle } from './fake-lifecycle.ts';
import { fakeLock } from './fake-lock.ts';
import { fakeLookups } from './fake-lookups.ts';
import { fakePage } from './fake-page.ts';
import { fakePresets } from './fake-presets.ts';
import { fakeRepair } from './fake-repair.ts';
import { fakeServerTokens } from './fake-server-tokens.ts';
import { fakeToken } from './fake-tokens.ts';

export interface FakeOptions {
  readonly empty: boolean;
  readonly session: boolean;
  readonly waiting: boolean;
  readonly lock: 'none' | 'set' | 'locked';
  readonly broken: boolean;
  readonly tokens: number;
}

// Its input is the contract's; one map of functions cannot say so for each name, so the bridge casts.
type Handlers = { [N in CallName]: (input: never) => CallOutput<N> | Promise<CallOutput<N>> };
type Push = <N extends PushName>(name: N, payload: PushPayload<N>) => void;

const AVAILABLE: KeychainStatus = {
  state: 'available',
  backend: 'GNOME Keyring',
  reason: '',
  remedy: '',
  sessionSecrets: 0,
};
const SESSION: KeychainStatus = {
  state: 'unavailable',
  backend: 'GNOME Keyring',
  reason: 'No secret service answers on D-Bus.',
  remedy: 'Start a keyring such as gnome-keyring or KWallet, then check again.',
  sessionSecrets: 3,
};

const WAITING: KeychainStatus = {
  state: 'waiting-for-unlock',
  backend: 'GNOME Keyring',
  reason: 'Your keychain is waiting for you to unlock it.',
  remedy: 'Look for the system’s password prompt, answer it, then choose “Check again”.',
  sessionSecrets: 0,
};

/** Answers to every call, on state that lives as long as the page. */
export function fakeHandlers(
  options: FakeOptions,
  push: Push,
): Record<CallName, (input: unknown) => unknown> {
  let connections: Connection[] = options.empty ? [] : [...FAKE_CONNECTIONS];
  let tokens: Token[] = options.empty
    ? []
    : Array.from({ length: options.tokens }, (_, number) => fakeToken(number, Date.now()));
  let settings: Settings = DEFAULT_SETTINGS;
  let clipboard: ClipboardState = null;
  let keychain = options.waiting ? WAITING : options.session ? SESSION : AVAILABLE;
  const lock = fakeLock(options.lock, (state) => push('lock.changed', state));
  const audit: AuditEntry[] = tokens.slice(0, 40).map((token, id) => ({
    id,
    at: token.requestedAt,
    action: token.state === 'active' ? 'token.issued' : 'token.outcome-unknown',
    actor: 'agent',
    api: token.api,
    tokenId: token.id,
    connectionName: token.connectionName,
    subject: token.subject,
    ticket: token.ticket,
    detail: '',
  }));
  const tokenOf = (id: string): Token => {
    const token = tokens.find((one) => one.id === id);
    if (token === undefined) {
      throw new AppError({ code: 'not-found', message: 'This token is not in the history.', hint: '' });
    }
    return token;
  };
  const setClipboard = (state: ClipboardState): void => {
    clipboard = state;
    push('clipboard.changed', state);
  };

  const handlers: Handlers = {
    'app.info': () => ({
      version: '0.1.0',
      platform: 'linux',
      userDataFolder: '/home/agent/.config/Tokendesk',
      logFile: '/home/agent/.config/Tokendesk/logs/tokendesk.log',
      practice: {
        running: connections.some(({ practice }) => practice),
        servers: connections.filter(({ practice }) => practice).map(({ api, baseUrl }) => ({ api, baseUrl })),
      },
    }),
    'app.openUserData': () => undefined,
    'app.openDocs': () => undefined,
    ...fakeRepair(),
    ...fakePresets(() => push('presets.changed', undefined)),
    'connections.setFavourite': ({ id, favourite }: CallInput<'connections.setFavourite'>) => {
      connections = connections.map((one) => (one.id === id ? { ...one, favourite } : one));
      push('connections.changed', undefined);
    },
    'tokens.order': ({ id }: { id: string }) => {
      const { connectionId, label, ticket, subject } = tokenOf(id);
      return {
        connectionId,
        label,
        ticket,
        inputs: { customerId: subject, tokenName: subject, channelId: subject },
      };
    },
    ...fakeLookups({
      store: () => (options.session ? 'session' : 'keychain'),
      changeSecrets: (id, change) => {
        connections = connections.map((one) =>
          one.id === id ? { ...one, storedSecrets: change(one.storedSecrets) } : one,
        );
        push('connections.changed', undefined);
      },
      onCopy: (tokenId) => {
        const clearsAt = Date.now() + settings.clipboardClearSeconds * 1000;
        setClipboard({ tokenId, part: 'secret', clearsAt, uncertain: false });
        return { clearsAt };
      },
    }),
    'cleanUp.preview': ({ secretRetentionDays, historyRetentionDays }: CleanUpPolicy) => ({
      secrets: secretRetentionDays === 0 ? 0 : Math.max(0, 12 - secretRetentionDays),
      rows: historyRetentionDays === 0 ? 0 : Math.max(0, 40 - historyRetentionDays),
    }),
    'cleanUp.run': () => ({ secrets: 3, rows: 0 }),
    ...lock,
    'app.copyLog': () => ({ lines: 214 }),
    'connections.list': () => connections,
    'connections.save': (draft: CallInput<'connections.save'>) => {
      const old = connections.find(({ id }) => id === draft.id);
      const saved: Connection = {
        ...draft,
        id: draft.id ?? `c${Date.now()}`,
        storedSecrets: [...new Set([...(old?.storedSecrets ?? []), ...Object.keys(draft.secrets)])],
        secretStore: options.session ? 'session' : 'keychain',
        signedIn: false,
        practice: false,
        favourite: false,
        lastUsedAt: null,
        createdAt: Date.now(),
        updatedAt: Date.now(),
      };
      connections = [...connections.filter(({ id }) => id !== saved.id), saved];
      push('connections.changed', undefined);
      return saved;
    },
    'connections.test': (draft: CallInput<'connections.test'>) => {
      const error = FAKE_ERRORS[draft.name];
      if (error !== undefined) throw new AppError(error);
      return {
        outcome: 'accepted' as const,
        message: `${PROVIDERS[draft.api].name} took the credentials.`,
        request: `GET ${draft.baseUrl}/users/-`,
        durationMs: 83.4,
        clockOffsetMs: 72_000,
        suggestion: fakeSuggestion(draft),
      };
    },
    'connections.signOut': ({ id }: { id: string }) => {
      connections = connections.map((one) => (one.id === id ? { ...one, signedIn: false } : one));
      push('connections.changed', undefined);
      return { confirmed: true };
    },
    'connections.changeSetting': ({ id, setting, value }: CallInput<'connections.changeSetting'>) => {
      const old = connections.find((one) => one.id === id);
      if (old === undefined) throw new Error('no connection');
      const changed = { ...old, settings: { ...old.settings, [setting]: value } };
      connections = connections.map((one) => (one.id === id ? changed : one));
      push('connections.changed', undefined);
      return changed;
    },
    'connections.usage': ({ id }: { id: string }) => ({
      tokens: tokens.filter(({ connectionId }) => connectionId === id).length,
    }),
    'connections.delete': ({ id }: { id: string }) => {
      connections = connections.filter((one) => one.id !== id);
      push('connections.changed', undefined);
    },
    'tokens.issue': (input: CallInput<'tokens.issue'>) => {
      const connection = connections.find(({ id }) => id === input.connectionId);
      if (connection === undefined) throw new Error('no connection');
      for (const value of Object.values(input.inputs)) {
        const error = FAKE_ERRORS[String(value)];
        if (error !== undefined) throw new AppError(error);
      }
      const token: Token = {
        ...fakeToken(
          FAKE_CONNECTIONS.findIndex(({ id }) => id === connection.id),
          Date.now(),
        ),
        id: `t${Date.now()}`,
        connectionId: connection.id,
        connectionName: connection.name,
        label: input.label,
        ticket: input.ticket,
        state: 'active',
        subject: PROVIDERS[connection.api].subject(input.inputs),
        expiresAt: Date.now() + 3_600_000,
        expirySource: 'estimated',
        secretStore: options.session ? 'session' : 'keychain',
      };
      tokens = [token, ...tokens];
      push('tokens.changed', undefined);
      return token;
    },
    'tokens.list': (query: CallInput<'tokens.list'>) => fakePage(tokens, query, Date.now()),
    ...fakeLifecycle(tokenOf, (changed) => {
      tokens = tokens.map((one) => (one.id === changed.id ? changed : one));
      push('tokens.changed', undefined);
      return changed;
    }),
    ...fakeServerTokens(
      () => tokens,
      (changed) => {
        tokens = [changed, ...tokens.filter((one) => one.id !== changed.id)];
        push('tokens.changed', undefined);
        return changed;
      },
    ),
    'tokens.details': ({ id }: { id: string }) =>
      fakeDetails(
        tokenOf(id),
        audit.filter(({ tokenId }) => tokenId === id),
      ),
    'tokens.copy': ({ id, part }: CallInput<'tokens.copy'>) => {
      const clearsAt = Date.now() + settings.clipboardClearSeconds * 1000;
      setClipboard({ tokenId: tokenOf(id).id, part, clearsAt, uncertain: false });
      setTimeout(() => clipboard?.clearsAt === clearsAt && setClipboard(null), clearsAt - Date.now());
      return { clearsAt };
    },
    'tokens.reveal': () => ({ secret: FAKE_SECRET, hideAt: Date.now() + settings.revealSeconds * 1000 }),
    'tokens.export': ({ id }: { id: string }) => ({ path: `/home/agent/Documents/${tokenOf(id).id}.json` }),
    'tokens.delete': ({ id }: { id: string }) => {
      tokens = tokens.filter((one) => one.id !== id);
      push('tokens.changed', undefined);
    },
    'audit.list': () => audit,
    'clipboard.state': () => clipboard,
    'clipboard.clear': () => {
      setClipboard(null);
      return undefined;
    },
    'keychain.status': () => keychain,
    'keychain.recheck': () => {
      keychain = AVAILABLE;
      push('keychain.changed', keychain);
      return keychain;
    },
    'practice.start': () => {
      connections = FAKE_CONNECTIONS.filter(({ practice }) => practice);
      push('connections.changed', undefined);
      return connections;
    },
    'settings.get': () => settings,
    'settings.set': (changed: Partial<Settings>) => {
      settings = { ...settings, ...changed };
      push('settings.changed', settings);
      return settings;
    },
  };
  return handlers as Record<CallName, (input: unknown) => unknown>;
}
