import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Runtime } from '../fixtures/running-app.ts';

export interface TourArguments {
  /** Where the pictures go. */
  readonly out: string;
  /** Without them the tour does only the main job. */
  readonly pictures: boolean;
  readonly userData: string | undefined;
  readonly show: boolean;
  readonly runtime: Runtime;
}

/** Reads `[--out DIR] [--no-pictures] [--user-data-dir=DIR] [--show]` and TOKENDESK_RUNTIME. */
export function readArguments(args: string[], env: NodeJS.ProcessEnv): TourArguments {
  const { values } = parseArgs({
    args,
    options: {
      out: { type: 'string', default: '.tour' },
      'no-pictures': { type: 'boolean', default: false },
      'user-data-dir': { type: 'string' },
      show: { type: 'boolean', default: false },
    },
  });
  const userData = values['user-data-dir'];
  return {
    out: resolve(values.out),
    pictures: !values['no-pictures'],
    userData: userData === undefined ? undefined : resolve(userData),
    show: values.show,
    runtime: env.TOKENDESK_RUNTIME === 'electron' ? 'electron' : 'host',
  };
}
