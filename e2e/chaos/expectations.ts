import type { Event } from './messages.ts';

export interface KnownStep {
  readonly action: string;
  sent: boolean;
  /** What the agent was told; `open`: the kill came first. */
  told: 'open' | 'confirmed' | 'refused' | 'may have been created' | 'failed';
}

export interface KnownToken {
  readonly op: string;
  /** Of what the vendor handed out: several from the moment that a renewal was answered until it was confirmed. */
  hashes: readonly string[];
  mayBeGone: boolean;
  mayBeRevoked: boolean;
  /** Whether its secret was cleaned up: `perhaps` when that was killed. */
  cleaned: 'no' | 'perhaps' | 'yes';
  /** The agent was told that a restart loses the secret. */
  inMemory: boolean;
  /** There was a restart while it was in memory. */
  mayBeLost: boolean;
}

export interface KnownConnection {
  /** Ways to sign in that it may have: two while a change is not confirmed. */
  readonly variants: Set<string>;
  /** Remembered secrets that must be there. */
  readonly keys: Set<string>;
  mayBeGone: boolean;
  inMemory: boolean;
  mayBeLost: boolean;
}

/** What the agent was told, from the worker's lines alone. */
export interface Expectations {
  readonly steps: Map<string, KnownStep>;
  /** Steps that had no keychain. */
  readonly cutOff: Set<string>;
  /** Confirmed tokens: hash of what the vendor handed out, and whether a deletion was begun. */
  readonly tokens: Map<string, KnownToken>;
  readonly deleted: Set<string>;
  /** Steps whose row may have been deleted. */
  readonly deletedSteps: Set<string>;
  readonly exports: Map<string, readonly string[]>;
  readonly revoked: Set<string>;
  /** A clean-up was begun at some time. */
  hasCleaned: boolean;
  readonly connections: Map<string, KnownConnection>;
  readonly removed: Set<string>;
  /** Steps that failed though nothing was wrong, in words. */
  readonly failures: string[];
  note(event: Event): void;
}

/** An empty expectations, which learns from the worker's lines. */
export function openExpectations(): Expectations {
  const expectations: Expectations = {
    steps: new Map(),
    cutOff: new Set(),
    tokens: new Map(),
    deleted: new Set(),
    deletedSteps: new Set(),
    exports: new Map(),
    revoked: new Set(),
    hasCleaned: false,
    connections: new Map(),
    removed: new Set(),
    failures: [],
    note: (event) => note(expectations, event),
  };
  return expectations;
}

function note(expectations: Expectations, event: Event): void {
  const { steps, tokens } = expectations;
  switch (event.e) {
    case 'begin':
      steps.set(event.op, { action: event.action, sent: false, told: 'open' });
      break;
    case 'cut off':
      expectations.cutOff.add(event.op);
      break;
    case 'sent':
      stepOf(expectations, event.op).sent = true;
      break;
    case 'confirmed':
      stepOf(expectations, event.op).told = 'confirmed';
      tokens.set(event.token, {
        op: event.op,
        hashes: [event.hash],
        inMemory: event.inMemory,
        mayBeLost: false,
        mayBeGone: false,
        mayBeRevoked: false,
        cleaned: 'no',
      });
      break;
    case 'refused':
      stepOf(expectations, event.op).told =
        event.code === 'outcome-unknown' || event.code === 'bad-answer' ? 'may have been created' : 'refused';
      break;
    case 'failed':
      stepOf(expectations, event.op).told = 'failed';
      expectations.failures.push(`${stepOf(expectations, event.op).action} failed: ${event.code}`);
      break;
    case 'deleting': {
      expectations.deletedSteps.add(event.op);
      const token = tokens.get(event.token);
      if (token !== undefined) token.mayBeGone = true;
      break;
    }
    case 'deleted':
      tokens.delete(event.token);
      expectations.deleted.add(event.token);
      break;
    case 'ready':
      for (const known of [...tokens.values(), ...expectations.connections.values()]) {
        known.mayBeLost ||= known.inMemory;
        known.inMemory = false;
      }
      break;
    case 'cleaning':
    case 'cleaned':
      for (const token of tokens.values())
        if (token.cleaned !== 'yes') token.cleaned = event.e === 'cleaned' ? 'yes' : 'perhaps';
      expectations.hasCleaned = true;
      break;
    case 'moved':
      for (const known of [...tokens.values(), ...expectations.connections.values()]) known.inMemory = false;
      break;
    case 'handed out':
    case 'renewed':
    case 'revoking':
    case 'revoked':
      noteRenewal(expectations, event);
      break;
    case 'exported':
      expectations.exports.set(event.path, tokens.get(event.token)?.hashes ?? []);
      break;
    default:
      noteConnection(expectations, event);
  }
}

function noteRenewal({ tokens, revoked }: Expectations, event: Event): void {
  const known = 'token' in event ? tokens.get(event.token) : undefined;
  if (event.e === 'revoked') {
    tokens.delete(event.token);
    revoked.add(event.token);
  } else if (known === undefined) return;
  else if (event.e === 'handed out') known.hashes = [...known.hashes, event.hash];
  else if (event.e === 'renewed') known.hashes = [event.hash];
  else if (event.e === 'revoking') known.mayBeRevoked = true;
}

function noteConnection({ connections, removed }: Expectations, event: Event): void {
  switch (event.e) {
    case 'saving':
      connections.get(event.connection)?.variants.add(event.variant);
      break;
    case 'saved': {
      const { keys = new Set<string>() } = connections.get(event.connection) ?? {};
      connections.set(event.connection, {
        variants: new Set([event.variant]),
        keys,
        inMemory: event.inMemory,
        mayBeLost: false,
        mayBeGone: false,
      });
      break;
    }
    case 'remembered':
      connections.get(event.connection)?.keys.add(event.key);
      break;
    case 'removing': {
      const connection = connections.get(event.connection);
      if (connection !== undefined) connection.mayBeGone = true;
      break;
    }
    case 'removed':
      connections.delete(event.connection);
      removed.add(event.connection);
      break;
    default:
  }
}

/** A step that prepares another one says nothing at its beginning. */
function stepOf({ steps }: Expectations, op: string): KnownStep {
  const known = steps.get(op) ?? { action: 'prepare', sent: false, told: 'open' };
  steps.set(op, known);
  return known;
}
