import type { CustomScheme, Protocol } from 'electron';
import { requireNotReady, requireReady } from '../app/ready.ts';
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
    requireNotReady('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme } of schemes) addScheme(scheme);
  },
  handle: (scheme, handler) => {
    requireReady('protocol.handle can only be used after app is ready');
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    addScheme(scheme);
    handlers.set(scheme, handler as unknown as Handler);
  },
  unhandle: (scheme) => {
    handlers.delete(scheme);
  },
  isProtocolHandled: (scheme) => handlers.has(scheme),
});
