import type { CustomScheme, Protocol } from 'electron';
import { guard } from '../guard.ts';
import { addScheme } from './address.ts';

type Handler = (request: Request) => Response | Promise<Response>;
type Members = Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'>;

const handlers = new Map<string, Handler>();

/** The handler of a scheme, if the app registered one. */
export function handlerOf(scheme: string): Handler | undefined {
  return handlers.get(scheme);
}

export const protocol: Members = guard<Members>('protocol', {
  registerSchemesAsPrivileged: (schemes: CustomScheme[]) => {
    for (const { scheme } of schemes) addScheme(scheme);
  },
  handle: (scheme, handler) => {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    addScheme(scheme);
    handlers.set(scheme, handler as unknown as Handler);
  },
  unhandle: (scheme) => {
    handlers.delete(scheme);
  },
  isProtocolHandled: (scheme) => handlers.has(scheme),
});
