import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type ErrorData, toErrorData } from '../../shared/errors.ts';
import { CheckKeychainButton } from './check-keychain-button.tsx';
import { DescriptionList } from './description-list.tsx';
import classes from './error-notice.module.css';

export interface ErrorNoticeProps {
  /** Error data, or whatever was thrown. */
  error: unknown;
  onRetry?: (() => void) | undefined;
  /** Further buttons or links. */
  children?: ReactNode;
}

/** How every error looks: what happened, the vendor's own words, what to do. */
export function ErrorNotice({ error: thrown, onRetry, children }: ErrorNoticeProps) {
  const error = isErrorData(thrown) ? thrown : toErrorData(thrown);
  const unknown = error.code === 'outcome-unknown';
  const Icon = unknown ? IconAlertTriangle : IconCircleX;
  const { vendor } = error;
  const canRetry = onRetry !== undefined && error.retry === true;
  // Their remedy says: choose “Check again”.
  const aboutKeychain = error.code.startsWith('keychain-');
  return (
    <div role="alert" className={classes.notice} data-kind={unknown ? 'unknown' : 'refused'}>
      <Icon size={20} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <p className={classes.message}>{error.message}</p>
        {vendor !== undefined && (
          <DescriptionList
            items={[
              { name: 'Vendor’s code', value: vendor.code === undefined ? null : <code>{vendor.code}</code> },
              { name: 'Vendor’s words', value: vendor.message === undefined ? null : `“${vendor.message}”` },
              { name: 'HTTP status', value: vendor.status ?? null },
              {
                name: 'Correlation ID',
                value: vendor.correlationId === undefined ? null : <code>{vendor.correlationId}</code>,
              },
            ]}
          />
        )}
        {error.hint !== '' && (
          <p className={classes.hint}>
            <strong>What to do:</strong> {error.hint}
          </p>
        )}
        {(children !== undefined || canRetry || aboutKeychain) && (
          <div className={classes.actions}>
            {canRetry && (
              <Button variant="default" onClick={onRetry}>
                Try again
              </Button>
            )}
            {aboutKeychain && <CheckKeychainButton />}
            {children}
          </div>
        )}
      </div>
    </div>
  );
}

function isErrorData(value: unknown): value is ErrorData {
  return typeof value === 'object' && value !== null && 'code' in value && 'hint' in value;
}
