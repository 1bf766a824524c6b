import { describe, expect, it } from 'vitest';
import { formsOf, mintCanaries } from './canaries.ts';

describe('the search for secrets', () => {
  it.each([
    ['as it is', (text: string) => Buffer.from(text)],
    ['in JSON', (text: string) => Buffer.from(JSON.stringify({ deep: { text } }))],
    ['in JSON in JSON', (text: string) => Buffer.from(JSON.stringify(JSON.stringify({ text })))],
    ['in a URL', (text: string) => Buffer.from(encodeURIComponent(text))],
    ['in UTF-16', (text: string) => Buffer.from(`around ${text}`, 'utf16le')],
    ['in hex', (text: string) => Buffer.from(Buffer.from(text).toString('hex'))],
    ['in base64', (text: string) => Buffer.from(Buffer.from(text).toString('base64'))],
    ['in base64, one byte later', (text: string) => Buffer.from(Buffer.from(`a${text}`).toString('base64'))],
    [
      'in base64, two bytes later',
      (text: string) => Buffer.from(Buffer.from(`ab${text}`).toString('base64')),
    ],
    ['in base64 for URLs', (text: string) => Buffer.from(Buffer.from(`abc${text}`).toString('base64url'))],
  ])('finds one %s', (_how, write) => {
    const canaries = mintCanaries();
    const [awkward, other] = [canaries.awkward('password'), canaries.plain('token')];
    expect(canaries.find(write(awkward)).map((hit) => hit.split(' (')[0])).toEqual(['password']);
    expect(canaries.find(write(other)).map((hit) => hit.split(' (')[0])).toEqual(['token']);
    expect(canaries.find(write('nothing of the kind'))).toEqual([]);
  });

  it('finds one that the app made', () => {
    const canaries = mintCanaries();
    canaries.note('device ID', '0b2f3c1e-0000-4000-8000-000000000001');
    const bytes = Buffer.from(
      Buffer.from('{"deviceId":"0b2f3c1e-0000-4000-8000-000000000001"}').toString('base64'),
    );
    expect(canaries.find(bytes).map((hit) => hit.split(' (')[0])).toEqual(['device ID']);
  });

  it('finds a part of one', () => {
    const canaries = mintCanaries();
    expect(canaries.find(Buffer.from(canaries.plain('token').slice(0, 16)))).toEqual([
      'a part of one (plain)',
    ]);
    expect(formsOf('abc')).toHaveLength(7);
  });
});
