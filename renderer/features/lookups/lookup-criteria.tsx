import { Button } from '@mantine/core';
import { useState } from 'react';
import type { LookupDescription } from '../../../shared/forms/field.ts';
import { text } from '../../../shared/forms/field.ts';
import { initialValues } from '../../../shared/forms/form.ts';
import { readCriteria } from '../../../shared/forms/lookup-form.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Fields } from '../../ui/fields/fields.tsx';
import { newForm } from '../../ui/form-state.ts';
import { useDescribedForm } from '../../ui/use-described-form.ts';
import classes from './lookup.module.css';

export interface LookupCriteriaProps {
  lookup: LookupDescription;
  onSearch: (criteria: FormValues) => void;
}

/** What to search for: the usual criteria at hand, the others below. */
export function LookupCriteria({ lookup, onSearch }: LookupCriteriaProps) {
  const [form, setForm] = useState(() => newForm(initialValues(lookup.criteria)));
  const described = useDescribedForm({
    form,
    change: setForm,
    read: (values) => readCriteria(lookup, values),
    send: async ({ criteria }) => {
      // The room is for what is found.
      described.element.ref.current?.querySelector('details')?.removeAttribute('open');
      onSearch(criteria);
    },
  });
  // The rule about several fields is said once somebody searches, not while they are filled in.
  const shared = { ...described.fields, ...(form.submitted ? {} : { problems: {} }) };
  const usual = lookup.criteria.filter((field) => field.advanced !== true);
  const more = lookup.criteria.filter((field) => field.advanced === true);
  return (
    <form {...described.element} className={classes.criteria}>
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
