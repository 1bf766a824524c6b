import { randomBytes } from 'node:crypto';

/** Secrets that exist nowhere else, so that each trace of one is a leak. Printed as names only. */
export interface Canaries {
  /** A new secret of letters and digits. */
  plain(name: string): string;
  /** A new secret with characters that JSON, URLs and headers write in another way. */
  awkward(name: string): string;
  /** A secret that the app made itself is one of them from now on. */
  note(name: string, value: string): void;
  /** Which secrets are in these bytes, and in which form: `password (base64)`. */
  find(bytes: Buffer): string[];
}

/** A way of writing a text down. Base64 has three, by where in the encoded text the secret begins. */
const FORMS: Readonly<Record<string, (text: string) => Buffer>> = {
  plain: (text) => Buffer.from(text),
  'UTF-16': (text) => Buffer.from(text, 'utf16le'),
  hex: (text) => Buffer.from(Buffer.from(text).toString('hex')),
  'upper-case hex': (text) => Buffer.from(Buffer.from(text).toString('hex').toUpperCase()),
  base64: (text) => base64Inside(text, 0),
  'base64 from the second byte': (text) => base64Inside(text, 1),
  'base64 from the third byte': (text) => base64Inside(text, 2),
};

/**
 * Every secret has a core of letters and digits, which JSON, URLs and XML leave as it is: looking for
 * the core finds those forms too. All cores begin alike, so that one search finds them all.
 */
export function mintCanaries(): Canaries {
  const prefix = `Cnry${randomBytes(6).toString('hex').slice(0, 8)}`;
  const cores = new Map<string, string>();
  const noted = new Map<string, string>();
  const plain = (name: string): string => {
    const core = `${prefix}${randomBytes(8).toString('hex')}`;
    cores.set(name, core);
    return core;
  };
  return {
    plain,
    awkward: (name) => `é/"${plain(name)}\\+ <&=`,
    note: (name, value) => void noted.set(value, name),
    find: (bytes) =>
      Object.entries(FORMS).flatMap(([form, write]) => {
        const names = [...noted].filter(([value]) => bytes.includes(write(value))).map(([, name]) => name);
        if (bytes.includes(write(prefix))) {
          const minted = [...cores].filter(([, core]) => bytes.includes(write(core))).map(([name]) => name);
          names.push(...(minted.length === 0 ? ['a part of one'] : minted));
        }
        return names.map((name) => `${name} (${form})`);
      }),
  };
}

/** The characters of the encoded text that depend on nothing around it. */
function base64Inside(text: string, before: 0 | 1 | 2): Buffer {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
  const encoded = bytes.toString('base64');
  const [first, last] = [Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6)];
  return Buffer.from(encoded.slice(first, last));
}

/** All the ways in which a secret is looked for. */
export const formsOf = (text: string): Buffer[] => Object.values(FORMS).map((write) => write(text));
