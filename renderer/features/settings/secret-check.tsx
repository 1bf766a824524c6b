import { Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { RepairReport } from '../../../shared/models/repair.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { counted } from '../../ui/options.ts';
import { planSummary, reportSummary } from './repair-summary.ts';
import classes from './secret-check.module.css';
import { useRepair } from './use-repair.ts';

/**
 * Verifies that each row has its secret and each secret its row; lists what is wrong; repairs it on
 * request. Its children are buttons that stand beside its own.
 */
export function SecretCheck({ children }: { children: ReactNode }) {
  const { report, error, busy, asking, setAsking, check, repair } = useRepair();
  const repairable = report?.problems.some(({ kind }) => kind !== 'changed') === true;
  return (
    <div className={classes.check}>
      <p>
        Verifying compares each secret in the keychain with the history, and looks for entries that nothing
        uses. It changes nothing.
      </p>
      <Group gap={8}>
        {children}
        <Button variant="default" loading={busy} onClick={check}>
          Verify secrets
        </Button>
        {repairable && (
          <Button variant="default" disabled={busy} onClick={() => setAsking(true)}>
            Repair…
          </Button>
        )}
      </Group>
      {error !== null && <ErrorNotice error={error} onRetry={check} />}
      {report !== null && <Report report={report} />}
      {asking && report !== null && (
        <ConfirmDialog
          title="Repair"
          subject={counted(report.problems.length, 'problem')}
          action="Repair"
          onConfirm={repair}
          onClose={() => setAsking(false)}
        >
          <p>{planSummary(report)}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

function Report({ report }: { report: RepairReport }) {
  if (report.elsewhere > 0) {
    return (
      <p role="alert">
        <IconAlertTriangle size={18} aria-hidden /> {reportSummary(report)}
      </p>
    );
  }
  if (report.problems.length === 0) {
    return (
      <p className={classes.fine}>
        <IconCircleCheck size={18} aria-hidden />
        {`Nothing is wrong. ${reportSummary(report)}`}
      </p>
    );
  }
  return (
    <>
      <p>{reportSummary(report)}</p>
      <ul className={classes.problems} aria-label="Problems found">
        {report.problems.map(({ kind, of, name, message, remedy }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two entries of one row may have the same words
          <li key={`${kind} ${of} ${name} ${index}`}>
            <IconAlertTriangle size={18} aria-hidden />
            <div>
              <p>{message}</p>
              <p className={classes.remedy}>{remedy}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
