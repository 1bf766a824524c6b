import type { Token } from '../../../shared/models/token.ts';
import { DateTime } from '../../ui/date-time.tsx';
import { useSettings } from '../../ui/use-settings.ts';
import classes from './secret-storage.module.css';
import { hasSecret, secretStoreLabel } from './token-labels.ts';

const DAY_MS = 86_400_000;

/**
 * When the clean-up policy removes a token's secret, in Unix ms by this computer's clock: so many days
 * after the last of its secrets expired. Null for one that stays.
 */
export function secretRemovedAt(token: Token, retentionDays: number): number | null {
  if (retentionDays === 0 || token.expiresAt === null || !hasSecret(token)) return null;
  const lastExpiry = Math.max(token.expiresAt, token.refreshTokenExpiresAt ?? 0) - token.clockOffsetMs;
  return lastExpiry + retentionDays * DAY_MS;
}

/** Where a token's secret is, and until when. */
export function SecretStorage({ token }: { token: Token }) {
  const { settings, known } = useSettings();
  const at = known ? secretRemovedAt(token, settings.secretRetentionDays) : null;
  return (
    <>
      {secretStoreLabel(token)}
      {at !== null && (
        <span className={classes.removal}>
          {at > Date.now() ? (
            <>
              Secret is removed on <DateTime at={at} />
            </>
          ) : (
            'Secret is removed at the next clean-up'
          )}
        </span>
      )}
    </>
  );
}
