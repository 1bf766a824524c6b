import { describe, expect, it } from 'vitest';
import { changeField, leaveField, newForm, refuseFields, shownProblems, submitForm } from './form-state.ts';

const PROBLEMS = { name: 'Enter a name.', url: 'Enter a URL.' };

describe('shownProblems', () => {
  it('says nothing about a field that the agent has not been in', () => {
    expect(shownProblems(newForm({}), PROBLEMS)).toEqual({});
  });

  it('says what is wrong with a field once it was left, and with all after an attempt', () => {
    const left = leaveField(newForm({}), 'url');
    expect(shownProblems(left, PROBLEMS)).toEqual({ url: 'Enter a URL.' });
    expect(shownProblems(submitForm(left), PROBLEMS)).toEqual(PROBLEMS);
  });

  it('shows what the vendor said about a field until the field changes', () => {
    const refused = refuseFields(newForm({ name: 'a', url: 'b' }), { name: 'Taken.', url: 'Unknown.' });
    expect(shownProblems(refused, {})).toEqual({ name: 'Taken.', url: 'Unknown.' });
    expect(shownProblems(changeField(refused, 'name', 'c'), {})).toEqual({ url: 'Unknown.' });
  });
});
