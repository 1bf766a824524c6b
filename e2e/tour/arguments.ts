import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Runtime } from '../fixtures/running-app.ts';

export interface TourArguments {
  /** Where the pictures go. */
  readonly out: string;
  readonly userData: string | undefined;
  readonly show: boolean;
  readonly runtime: Runtime;
}

/** Reads `[--out DIR] [--user-data-dir=DIR] [--show]` and TOKENDESK_RUNTIME. */
export function readArguments(args: string[], env: NodeJS.ProcessEnv): TourArguments {
  const { values } = parseArgs({
    args,
    options: {
      out: { type: 'string', default: '.tour' },
      'user-data-dir': { type: 'string' },
      show: { type: 'boolean', default: false },
    },
  });
  const userData = values['user-data-dir'];
  return {
    out: resolve(values.out),
    userData: userData === undefined ? undefined : resolve(userData),
    show: values.show,
    runtime: env.TOKENDESK_RUNTIME === 'electron' ? 'electron' : 'host',
  };
}
