import { useState } from 'react';
import type { RepairReport } from '../../../shared/models/repair.ts';
import { call } from '../../bridge/call.ts';
import { announce } from '../../ui/announcer.tsx';
import { showMessage } from '../../ui/message.ts';
import { counted } from '../../ui/options.ts';
import { reportSummary, resultSummary } from './repair-summary.ts';

/** State of "Verify secrets": what was found, and whether the agent is being asked to repair it. */
export function useRepair() {
  const [report, setReport] = useState<RepairReport | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);

  const check = (): void => {
    setBusy(true);
    setError(null);
    setReport(null);
    call('repair.check', undefined)
      .then((found) => {
        setReport(found);
        announce(`${reportSummary(found)} ${counted(found.problems.length, 'problem')}.`);
      })
      .catch(setError)
      .finally(() => setBusy(false));
  };
  /** Repairs; then looks again, so that only what is left stands there. */
  const repair = async (): Promise<void> => {
    showMessage(resultSummary(await call('repair.run', undefined)));
    check();
  };
  return { report, error, busy, asking, setAsking, check, repair };
}
