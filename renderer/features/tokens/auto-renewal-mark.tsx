import { IconRefresh } from '@tabler/icons-react';
import type { Token } from '../../../shared/models/token.ts';
import { autoRenewalMark, autoRenewalWords } from './auto-renewal-words.ts';
import classes from './lifecycle.module.css';

/** That a token is renewed automatically, or not any more, beside its name in a list. */
export function AutoRenewalMark({ token }: { token: Token }) {
  const mark = autoRenewalMark(token);
  if (mark === null) return null;
  const problem = autoRenewalWords(token);
  return (
    <span
      className={problem === null ? classes.mark : `${classes.mark} ${classes.wrong}`}
      title={problem ?? `Renewed ${token.autoRenewMinutes} minutes before it expires`}
    >
      <IconRefresh size={12} aria-hidden />
      {mark}
    </span>
  );
}
