import { useState } from 'react';
import { call } from '../../bridge/call.ts';
import { useCallAction } from '../../bridge/use-action.ts';
import { announce } from '../../ui/announcer.tsx';
import { showMessage } from '../../ui/message.ts';
import { counted } from '../../ui/options.ts';
import { reportSummary, resultSummary } from './repair-summary.ts';

/** State of "Verify secrets": what was found, and whether the agent is being asked to repair it. */
export function useRepair() {
  const [asking, setAsking] = useState(false);
  const verify = useCallAction('repair.check', {
    showsError: true,
    onDone: (found) => announce(`${reportSummary(found)} ${counted(found.problems.length, 'problem')}.`),
  });
  const check = (): void => verify.run(undefined);
  /** Repairs; then looks again, so that only what is left stands there. */
  const repair = async (): Promise<void> => {
    showMessage(resultSummary(await call('repair.run', undefined)));
    check();
  };
  return {
    report: verify.result ?? null,
    error: verify.error,
    busy: verify.busy,
    asking,
    setAsking,
    check,
    repair,
  };
}
