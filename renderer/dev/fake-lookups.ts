import type { CallInput } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type {
  LookupItem,
  LookupPage,
  RecordActionDone,
  UnsettledAction,
} from '../../shared/models/lookup.ts';
import { FAKE_SECRET } from './fake-details.ts';

const PAGE = 50;

interface FakeLookupTools {
  readonly store: () => 'keychain' | 'session';
  readonly changeSecrets: (connectionId: string, change: (names: readonly string[]) => string[]) => void;
  readonly onCopy: (connectionId: string) => { clearsAt: number };
}

/** Searches and actions on records, as the main process would answer: a name of `nobody` finds none, `broken` fails. */
export function fakeLookups({ store, changeSecrets, onCopy }: FakeLookupTools) {
  let unsettled: UnsettledAction[] = [];
  return {
    'lookups.search': ({ field, criteria, offset }: CallInput<'lookups.search'>): LookupPage => {
      const words = Object.values(criteria).map(String).join(' ');
      if (words.includes('broken')) throw failed();
      if (words.includes('nobody')) return { items: [], nextOffset: null, note: '' };
      if (field === 'channelId') {
        const items = Array.from({ length: PAGE }, (_, index) => fakeChannel(offset + index + 1));
        return { items, nextOffset: offset + PAGE < 250 ? offset + PAGE : null, note: '' };
      }
      const items = Array.from({ length: 20 }, (_, index) => fakeHit(index + 1));
      return {
        items,
        nextOffset: null,
        note: 'Intershop lists a fixed maximum of customers and has no further pages. If yours is missing, add criteria.',
      };
    },
    'lookups.details': ({ field, value }: CallInput<'lookups.details'>): LookupItem | null =>
      field === 'channelId' ? null : fakeCustomer(value),
    'lookups.act': ({ connectionId, value, action }: CallInput<'lookups.act'>): RecordActionDone => {
      if (value.endsWith('3')) throw failed();
      if (value.endsWith('7')) {
        const message = `The secret of the channel “${value}” may have been replaced, and the new one never reached this computer: the old one may no longer work.`;
        const hint = 'Rotate the secret again: that brings one that you can use.';
        unsettled = [
          {
            id: 1,
            at: Date.now(),
            connectionId,
            connectionName: 'Practice: Oracle',
            field: 'channelId',
            value,
            message,
            hint,
          },
        ];
        changeSecrets('', () => []);
        throw new AppError({ code: 'outcome-unknown', message, hint });
      }
      const name = `channelSecret:${value}`;
      changeSecrets(connectionId, (names) =>
        action === 'delete' ? names.filter((one) => one !== name) : [...new Set([...names, name])],
      );
      return action === 'delete'
        ? { secretName: null, secretStore: 'none', message: 'Oracle deleted this channel’s secret.' }
        : {
            secretName: name,
            secretStore: store(),
            message: 'Oracle replaced this channel’s secret. The new one is in the keychain.',
          };
    },
    'lookups.unsettled': () => unsettled,
    'lookups.dismiss': ({ id }: { id: number }) => {
      unsettled = unsettled.filter((one) => one.id !== id);
      changeSecrets('', () => []);
      return undefined;
    },
    'connections.copySecret': ({ connectionId }: { connectionId: string }) => onCopy(connectionId),
    'connections.revealSecret': () => ({ secret: FAKE_SECRET.slice(0, 44), hideAt: Date.now() + 20_000 }),
    'connections.forgetSecret': ({ connectionId, name }: { connectionId: string; name: string }) => {
      changeSecrets(connectionId, (names) => names.filter((one) => one !== name));
      return undefined;
    },
    'app.copyText': () => undefined,
  };
}

function failed(): AppError {
  return new AppError({
    code: 'vendor-forbidden',
    message: 'Oracle does not allow this.',
    hint: 'The connection’s user needs the repository administrator’s role for channels and their secrets.',
    vendor: { status: 403, code: 'OCE-PRACTICE-00403', message: 'Forbidden', correlationId: 'practice-1f2e' },
  });
}

function fakeChannel(number: number): LookupItem {
  const id =
    number === 1
      ? 'RCHANNELPRACTICE1'
      : `CC793A08B59F65C5FEB7A460B93FC83D8390${String(number).padStart(8, '0')}`;
  return {
    value: id,
    title:
      number === 4
        ? 'A channel whose name somebody made much too long for any list of any width'
        : `Practice news ${number}`,
    badges: [number % 2 === 0 ? 'Public' : 'Secure', ...(number % 5 === 0 ? ['Site'] : [])],
    facts: [
      { label: 'Description', value: 'What the practice server publishes', copyable: false },
      { label: 'Channel ID', value: id, copyable: true },
      { label: 'Channel token', value: `practice-channel-token-${number}`, copyable: true },
      { label: 'Changed by', value: 'practice-author', copyable: false },
      { label: 'Changed', value: '2026-01-15', copyable: false },
    ],
  };
}

function fakeHit(number: number): LookupItem {
  const business = number > 17;
  const value = `PRACTICE-CUSTOMER-${number}${business ? ';UserID=PRACTICE-USER-1' : ''}`;
  return { value, title: value, badges: business ? ['B2B user'] : [], facts: [] };
}

function fakeCustomer(value: string): LookupItem {
  const [id = '', user = ''] = value.split(';UserID=');
  const business = user !== '';
  return {
    value,
    title: `Ada Practice ${id.replace(/\D+/g, '')}`,
    badges: business ? ['B2B user', 'Business'] : [],
    facts: [
      ...(business ? [{ label: 'Company', value: 'Practice Company Ltd', copyable: false }] : []),
      { label: 'Customer number', value: 'PC-00001', copyable: true },
      { label: 'E-mail', value: 'ada.practice@practice.invalid', copyable: true },
      { label: 'Phone, home', value: '+00 555 0100-1', copyable: false },
      { label: 'Address', value: '1 Practice Street, 99001 Practice City, Germany', copyable: false },
      { label: 'Customer ID', value: id, copyable: true },
      ...(business ? [{ label: 'User ID', value: user, copyable: true }] : []),
    ],
  };
}
