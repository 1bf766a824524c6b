import { useEffect } from 'react';
import { useCall } from '../bridge/use-call.ts';
import { showMessage } from '../ui/message.ts';

/** Says once for each version that it is available, wherever the agent is in the window. */
export function useUpdateNotice(): void {
  const { data } = useCall('updates.status', undefined);
  const version = data?.state === 'available' ? data.version : null;
  useEffect(() => {
    if (version !== null) showMessage(`Tokendesk ${version} is available. Settings says more.`);
  }, [version]);
}
