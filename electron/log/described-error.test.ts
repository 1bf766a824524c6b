import { expect, it } from 'vitest';
import { describedError } from './described-error.ts';

it('tells the kind and the place of an error, and nothing of its text', () => {
  const error = new TypeError('practice-secret-in-the-text\n    at nowhere');
  const told = describedError(error);
  expect(told.error).toBe('TypeError');
  expect(told.at).toContain('described-error.test');
  expect(JSON.stringify(told)).not.toContain('practice-secret');
});

it('takes whatever is thrown', () => {
  expect(describedError('practice-secret')).toEqual({ error: 'string' });
  expect(describedError(undefined)).toEqual({ error: 'undefined' });
});
