import type { KeychainProcess } from '../../../electron/secrets/keychain/protocol.ts';
import type { Database } from '../../../electron/store/database.ts';
import type { AppContext } from '../../../electron/usecases/context/app-context.ts';

type Pass = (point: string) => void;

/** Only reads the database or the process's own memory: a kill beside it is a kill beside its neighbours. */
const READS_ONLY = new Set([
  'find',
  'all',
  'unfinished',
  'inSession',
  'countTokens',
  'ofToken',
  'newest',
  'deletedConnections',
  'status',
  'stop',
]);

/**
 * The app's parts with a kill point before and after everything that changes something: the product
 * knows nothing of it.
 */
export function watchedContext(ctx: AppContext, pass: Pass): AppContext {
  return {
    ...ctx,
    db: watchedDatabase(ctx.db, pass),
    tokens: watched('tokens', ctx.tokens, pass),
    connections: watched('connections', ctx.connections, pass),
    audit: watched('audit', ctx.audit, pass),
    partFiles: watched('partFiles', ctx.partFiles, pass),
    vault: watched('vault', ctx.vault, pass),
    async send(request, options) {
      pass('send:before');
      const answer = await ctx.send(request, options);
      pass('send:after');
      return answer;
    },
  };
}

/** A kill point before each entry is written or deleted, when the order is given, and when it is done. */
export function watchedKeychain(keychain: KeychainProcess, pass: Pass): KeychainProcess {
  let op = '';
  return {
    ...keychain,
    send(request) {
      op = request.op;
      pass(`keychain.${op}:before`);
      keychain.send(request);
      pass(`keychain.${op}:under-way`);
    },
    onReply: (listener) =>
      keychain.onReply((reply) => {
        pass(`keychain.${op}:after`);
        listener(reply);
      }),
  };
}

function watchedDatabase(db: Database, pass: Pass): Database {
  return {
    ...db,
    transaction(work) {
      pass('transaction:before');
      const result = db.transaction(() => {
        const done = work();
        pass('transaction:before-commit');
        return done;
      });
      pass('transaction:after');
      return result;
    },
  };
}

function watched<T extends object>(port: string, target: T, pass: Pass): T {
  const wrapped = Object.entries(target).map(([name, value]: [string, unknown]) => {
    if (typeof value !== 'function' || READS_ONLY.has(name)) return [name, value];
    return [name, surrounded(`${port}.${name}`, (...args) => Reflect.apply(value, target, args), pass)];
  });
  return { ...target, ...Object.fromEntries(wrapped) };
}

function surrounded(name: string, call: (...args: unknown[]) => unknown, pass: Pass) {
  return (...args: unknown[]): unknown => {
    pass(`${name}:before`);
    const result = call(...args);
    if (!(result instanceof Promise)) {
      pass(`${name}:after`);
      return result;
    }
    return result.then((value: unknown) => {
      pass(`${name}:after`);
      return value;
    });
  };
}
