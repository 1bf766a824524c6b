import { refuseWhileLocked } from '../usecases/lock/locked-calls.ts';
import type { Services } from '../usecases/services.ts';
import { handlers } from './handlers.ts';
import { type Dispatch, router } from './router.ts';

/** The router over the composed app; while the app is locked, only what {@link refuseWhileLocked} lets pass. */
export function openRouter(services: Services): Dispatch {
  return router({
    handlers: handlers(services),
    admit(name) {
      if (services.lock.state().locked) refuseWhileLocked(name);
    },
    log: services.ctx.log,
  });
}
