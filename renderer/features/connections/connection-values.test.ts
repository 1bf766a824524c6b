import { describe, expect, it } from 'vitest';
import { CONNECTION } from '../../testing/samples.ts';
import { differs, startValues, toDraft, valuesForApi } from './connection-values.ts';

describe('connection dialog values', () => {
  it('sends secrets apart from settings, and keeps stored ones by leaving them empty', () => {
    const values = { ...startValues('commvault', null), name: 'A', baseUrl: 'b', authtoken: 'QSDK x' };
    const draft = toDraft('commvault', null, values);
    expect(draft.secrets).toEqual({ authtoken: 'QSDK x', password: '' });
    expect(draft.settings).not.toHaveProperty('authtoken');
    expect(draft).not.toHaveProperty('id');
    expect(toDraft('oracle', CONNECTION, startValues('oracle', CONNECTION)).secrets).toEqual({
      bearerToken: '',
      clientSecret: '',
      password: '',
    });
  });

  it('keeps name, base URL and what was typed for each API when the API changes', () => {
    const intershop = { ...startValues('intershop', null), name: 'A', baseUrl: 'b', password: 'pw' };
    const oracle = valuesForApi('oracle', intershop, undefined);
    expect(oracle).toMatchObject({ name: 'A', baseUrl: 'b', password: '', authorization: 'none' });
    expect(valuesForApi('intershop', { ...oracle, name: 'B' }, intershop)).toMatchObject({
      name: 'B',
      password: 'pw',
    });
  });

  it('knows whether anything would be lost', () => {
    const start = startValues('oracle', CONNECTION);
    expect(differs(start, start)).toBe(false);
    expect(differs({ ...start, name: 'Other' }, start)).toBe(true);
  });
});
