import type { ErrorData } from '../../../shared/errors.ts';
import type { Backup } from '../../store/backups.ts';
import type { StartChoice, StartQuestion } from '../context/ports.ts';

const QUIT: StartChoice = { label: 'Quit', action: { kind: 'quit' } };
const EMPTY: StartChoice = { label: 'Start with an empty history', action: { kind: 'empty' } };

const KEPT = 'The damaged file is kept in the same folder, with today’s date in its name.';
const SECRETS =
  'Your secrets are in the keychain and stay there untouched. Those of tokens that the opened history does not list stay too, under the name “Tokendesk”, but Tokendesk can no longer show them.';

/** The question about anything that may work when tried again. */
export function tryAgainQuestion({ message, hint }: ErrorData): StartQuestion {
  return { message, detail: hint, choices: [{ label: 'Try again', action: { kind: 'retry' } }, QUIT] };
}

/**
 * The question about a damaged history.
 *
 * @param logOnly true when the database is sound and only the newest changes, in its log, are damaged
 */
export function damagedQuestion(backup: Backup | null, logOnly: boolean): StartQuestion {
  const readable: StartChoice = { label: 'Open what can be read', action: { kind: 'readable' } };
  const restore: StartChoice[] =
    backup === null
      ? []
      : [{ label: `Open the backup of ${longDay(backup.day)}`, action: { kind: 'backup', backup } }];
  return {
    message: logOnly
      ? 'The newest changes in Tokendesk’s history are damaged'
      : 'Tokendesk’s history is damaged',
    detail: [
      ...(logOnly ? ['All but the newest changes can still be read.'] : []),
      backup === null ? 'There is no backup that can be opened.' : aboutBackup(backup),
      KEPT,
      SECRETS,
    ].join('\n\n'),
    choices: [...(logOnly ? [readable] : []), ...restore, EMPTY, QUIT],
  };
}

function aboutBackup({ day, tokens }: Backup): string {
  const count = `${tokens.toLocaleString('en-GB')} token${tokens === 1 ? '' : 's'}`;
  return `The newest good backup is of ${longDay(day)} and lists ${count}. What was issued, changed or deleted later is not in it: a token deleted later is listed again, without its secret.`;
}

/** `2026-01-31` as `31 January 2026`. */
export function longDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date(year, month - 1, date));
}
