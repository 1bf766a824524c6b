/** Turns values into JSON data and back. */
export interface Codec {
  encode(value: unknown): unknown;
  decode(data: unknown): unknown;
}

/** Values that only one user of the codec knows how to carry (functions and promises between worlds). */
export interface CodecExtras {
  encode(value: object): { $: string; v: unknown } | undefined;
  decode(tag: string, data: unknown): unknown;
}

/**
 * Makes a codec for what structured clone carries and JSON alone loses (undefined, dates, bytes, errors).
 * The source of this function is also sent into the page, so it must not refer to anything outside itself.
 */
export function makeCodec(extras?: CodecExtras): Codec {
  const tagged = ($: string, v?: unknown): object => (v === undefined ? { $ } : { $, v });

  function encode(value: unknown): unknown {
    if (value === undefined) return tagged('undefined');
    if (typeof value === 'bigint') return tagged('bigint', String(value));
    if (typeof value === 'number' && !Number.isFinite(value)) return tagged('number', String(value));
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.');
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return value;
    return extras?.encode(value) ?? encodeObject(value);
  }

  function encodeObject(value: object): unknown {
    if (typeof value === 'function' || value instanceof Promise)
      throw new Error('An object could not be cloned.');
    if (Array.isArray(value)) return value.map(encode);
    if (value instanceof Date) return tagged('date', value.getTime());
    if (value instanceof Uint8Array) return tagged('bytes', [...value]);
    if (value instanceof Error)
      return tagged('error', { name: value.name, message: value.message, stack: value.stack });
    const entries = Object.entries(value).map(([key, item]) => [key, encode(item)] as const);
    return '$' in value ? tagged('object', entries) : Object.fromEntries(entries);
  }

  function decodeTagged(tag: string, v: unknown): unknown {
    switch (tag) {
      case 'undefined':
        return undefined;
      case 'bigint':
        return BigInt(v as string);
      case 'number':
        return Number(v);
      case 'date':
        return new Date(v as number);
      case 'bytes':
        return Uint8Array.from(v as number[]);
      case 'error':
        return Object.assign(new Error(), v);
      case 'object':
        return Object.fromEntries((v as [string, unknown][]).map(([key, item]) => [key, decode(item)]));
      default:
        return extras?.decode(tag, v);
    }
  }

  function decode(data: unknown): unknown {
    if (Array.isArray(data)) return data.map(decode);
    if (typeof data !== 'object' || data === null) return data;
    if ('$' in data) return decodeTagged(String(data.$), 'v' in data ? data.v : undefined);
    return Object.fromEntries(Object.entries(data).map(([key, item]) => [key, decode(item)]));
  }

  return { encode, decode };
}
