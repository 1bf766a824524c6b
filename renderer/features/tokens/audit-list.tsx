import type { AuditEntry } from '../../../shared/models/token.ts';
import { When } from '../../ui/when.tsx';
import { actionWords } from './audit-words.ts';
import classes from './token-details.module.css';

/** What happened to one token, and who did it. */
export function AuditList({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <ul className={classes.audit}>
      {entries.map(({ id, at, action, actor, detail }) => (
        <li key={id}>
          <span className={classes.at}>
            <When at={at} />
          </span>
          <span>{[actionWords(action), detail, `by ${actor}`].filter((word) => word !== '').join(', ')}</span>
        </li>
      ))}
    </ul>
  );
}
