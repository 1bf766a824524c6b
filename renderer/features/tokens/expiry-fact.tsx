import { EXPIRY_SOURCE_WORDS } from '../../../shared/expiry.ts';
import { clockRemark, localTimes } from '../../../shared/local-times.ts';
import type { Token } from '../../../shared/models/token.ts';
import type { Fact } from '../../ui/facts.tsx';
import { When } from '../../ui/when.tsx';
import classes from './time-left.module.css';

/** When a token expires, and how that is known. */
export function expiryFact(token: Token): Fact {
  if (token.state !== 'active') return { name: 'Expires', value: null };
  const source = EXPIRY_SOURCE_WORDS[token.expirySource];
  const { expiresAt } = localTimes(token);
  if (expiresAt === null) return { name: 'Expires', value: `Not known: ${source}` };
  return {
    name: 'Expires',
    value: (
      <>
        <When at={expiresAt} /> <span className={classes.source}>{source}</span>
      </>
    ),
  };
}

/** What to know of the server's clock, where it is off. */
export function clockFact(token: Token): Fact {
  return { name: 'Clock', value: clockRemark(token.clockOffsetMs) };
}
