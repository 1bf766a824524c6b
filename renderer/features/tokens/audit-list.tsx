import type { AuditEntry } from '../../../shared/models/token.ts';
import { DateTime } from '../../ui/date-time.tsx';
import classes from './token-details.module.css';

/** What happened to one token, and who did it. */
export function AuditList({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <ul className={classes.audit}>
      {entries.map(({ id, at, action, actor, detail }) => (
        <li key={id}>
          <span className={classes.at}>
            <DateTime at={at} />
          </span>
          <span>{[actionLabel(action), detail, `by ${actor}`].filter((word) => word !== '').join(', ')}</span>
        </li>
      ))}
    </ul>
  );
}

/** `token.issued` as the screen says it: `Token issued`. */
export function actionLabel(action: string): string {
  const words = action.replaceAll(/[.\-_]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
