import { Button } from '@mantine/core';
import { type SubmitEvent, useRef, useState } from 'react';
import { text } from '../../../shared/forms/field.ts';
import { initialValues } from '../../../shared/forms/form.ts';
import type { LookupDescription } from '../../../shared/forms/lookup-description.ts';
import { readCriteria } from '../../../shared/forms/lookup-form.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Fields } from '../../ui/fields/fields.tsx';
import { focusFirstProblem } from '../../ui/focus-first-problem.ts';
import { changeField, leaveField, newForm, shownProblems, submitForm } from '../../ui/form-state.ts';
import classes from './lookup.module.css';

export interface LookupCriteriaProps {
  lookup: LookupDescription;
  onSearch: (criteria: FormValues) => void;
}

/** What to search for: the usual criteria at hand, the others below. */
export function LookupCriteria({ lookup, onSearch }: LookupCriteriaProps) {
  const [form, setForm] = useState(() => newForm(initialValues(lookup.criteria)));
  const element = useRef<HTMLFormElement>(null);
  const reading = readCriteria(lookup, form.values);
  const shared = {
    values: form.values,
    // The rule about several fields is said once somebody searches, not while they are filled in.
    problems: form.submitted ? shownProblems(form, reading.ok ? {} : reading.fields) : {},
    onChange: (name: string, value: string | boolean) => setForm((state) => changeField(state, name, value)),
    onLeave: (name: string) => setForm((state) => leaveField(state, name)),
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setForm(submitForm);
    if (reading.ok) {
      // The room is for what is found.
      element.current?.querySelector('details')?.removeAttribute('open');
      onSearch(reading.criteria);
    } else setTimeout(() => focusFirstProblem(element.current));
  };
  const usual = lookup.criteria.filter((field) => field.advanced !== true);
  const more = lookup.criteria.filter((field) => field.advanced === true);
  return (
    <form ref={element} className={classes.criteria} noValidate onSubmit={submit}>
      {lookup.rule !== undefined && <p className={classes.rule}>{lookup.rule}</p>}
      <div className={classes.row}>
        <div className={classes.fields}>
          <Fields {...shared} fields={usual} initialFocus />
        </div>
        {/* Never busy: another search may begin before the last one is over. */}
        <Button type="submit" className={classes.search ?? ''}>
          Search
        </Button>
      </div>
      {more.length > 0 && (
        <Disclosure
          title={moreWords(more.filter(({ name }) => text(form.values, name).trim() !== '').length)}
        >
          <div className={classes.fields}>
            <Fields {...shared} fields={more} />
          </div>
        </Disclosure>
      )}
    </form>
  );
}

function moreWords(filledIn: number): string {
  return filledIn === 0 ? 'More criteria' : `More criteria (${filledIn} filled in)`;
}
