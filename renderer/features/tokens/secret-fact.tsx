import type { Token } from '../../../shared/models/token.ts';
import { useSettings } from '../../ui/use-settings.ts';
import { When } from '../../ui/when.tsx';
import classes from './clean-up.module.css';
import { secretRemovedAt } from './secret-removal.ts';
import { storeWords } from './token-words.ts';

/** Where a token's secret is, and until when. */
export function SecretFact({ token }: { token: Token }) {
  const { settings, known } = useSettings();
  const at = known ? secretRemovedAt(token, settings.secretRetentionDays) : null;
  return (
    <>
      {storeWords(token)}
      {at !== null && (
        <span className={classes.removal}>
          {at > Date.now() ? (
            <>
              Secret is removed on <When at={at} />
            </>
          ) : (
            'Secret is removed at the next clean-up'
          )}
        </span>
      )}
    </>
  );
}
