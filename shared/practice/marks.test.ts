import { describe, expect, it } from 'vitest';
import { connectionFields } from '../forms/form.ts';
import { APIS } from '../forms/values.ts';
import { PROVIDERS } from '../vendors/index.ts';
import { PRACTICE_MARKS, PRACTICE_RECORDS, practiceMark } from './marks.ts';
import { PRACTICE_INPUTS } from './practice-input.ts';

describe('practice inputs', () => {
  it.each(APIS)('of %s name fields that the forms have', (api) => {
    const description = PROVIDERS[api];
    const labels = [...description.issueFields, ...connectionFields(description)].map(({ label }) => label);
    const { good, errors } = PRACTICE_INPUTS[api];
    for (const { field } of [...good, ...errors]) expect(labels).toContain(field);
  });

  it('find their mark, alone or with an ending', () => {
    for (const [name, mark] of Object.entries(PRACTICE_MARKS)) {
      expect(practiceMark(mark)).toBe(name);
      expect(practiceMark(`${mark}-2`)).toBe(name);
      expect(practiceMark(`${mark}2`)).toBeNull();
    }
    for (const record of Object.values(PRACTICE_RECORDS)) expect(practiceMark(record)).toBeNull();
  });
});
