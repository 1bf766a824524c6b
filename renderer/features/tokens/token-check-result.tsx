import { Button, Stack } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react';
import type { CheckOutcome } from '../../../shared/models/token-check.ts';
import { DateTime } from '../../ui/date-time.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import classes from './token-check.module.css';
import { OUTCOME_LABELS, type TokenChecking } from './use-token-check.ts';

const ICONS: Readonly<Record<CheckOutcome, typeof IconCircleCheck>> = {
  accepted: IconCircleCheck,
  refused: IconCircleX,
  unclear: IconHelpCircle,
};

/** What the vendor said about the token, and when; it is not kept. */
export function TokenCheckResult({ checking }: { checking: TokenChecking }) {
  const { result, error, busy, run, follow } = checking;
  if (error !== null) return <ErrorNotice error={error} onRetry={run} />;
  if (result === null) return null;
  const { outcome, message, request, at, vendor, suggestion } = result;
  const Icon = ICONS[outcome];
  return (
    <section
      aria-label="Result of the check"
      aria-busy={busy}
      className={classes.result}
      data-outcome={outcome}
    >
      <Icon size={20} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <p>
          <strong>{`${OUTCOME_LABELS[outcome]}.`}</strong> {message}
        </p>
        {suggestion !== undefined && (
          <Stack gap={8} align="flex-start">
            <p>{suggestion.words}</p>
            <Button variant="default" size="xs" onClick={follow}>
              {suggestion.action}
            </Button>
          </Stack>
        )}
        {vendor !== undefined && (
          <DescriptionList
            items={[
              { name: 'Vendor’s code', value: vendor.code === undefined ? null : <code>{vendor.code}</code> },
              { name: 'Vendor’s words', value: vendor.message === undefined ? null : `“${vendor.message}”` },
              { name: 'HTTP status', value: vendor.status ?? null },
            ]}
          />
        )}
        <p className={classes.asked}>
          {'Checked '}
          <DateTime at={at} />
          {' with '}
          <code>{request}</code>
        </p>
      </div>
    </section>
  );
}
