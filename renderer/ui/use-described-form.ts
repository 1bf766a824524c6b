import { type RefObject, type SubmitEvent, useRef } from 'react';
import { toErrorData } from '../../shared/errors.ts';
import type { FieldProblems } from '../../shared/forms/form.ts';
import type { FormValues } from '../../shared/forms/values.ts';
import { useAction } from '../bridge/use-action.ts';
import { focusFirstProblem } from './focus-first-problem.ts';
import {
  changeField,
  type FormState,
  leaveField,
  refuseFields,
  shownProblems,
  submitForm,
} from './form-state.ts';

/** What is typed, as it can be sent, or what is wrong with it by field. */
export type Reading<R> = (R & { readonly ok: true }) | { readonly ok: false; readonly fields: FieldProblems };

export interface DescribedFormOptions<R> {
  /** Where it is kept is the caller's: in a component, or above the screens. */
  readonly form: FormState;
  readonly change: (change: (form: FormState) => FormState) => void;
  readonly read: (values: FormValues) => Reading<R>;
  /** Sends what was read. What it throws is `error`; fields that the error names show it beside them. */
  readonly send: (reading: R & { readonly ok: true }) => Promise<unknown>;
  /** After an attempt that a field stands in the way of. */
  readonly onInvalid?: () => void;
}

export interface DescribedForm {
  /** For `Fields`. */
  readonly fields: {
    readonly values: FormValues;
    readonly problems: FieldProblems;
    readonly onChange: (name: string, value: string | boolean) => void;
    readonly onLeave: (name: string) => void;
  };
  /** For the `form` element. */
  readonly element: {
    readonly ref: RefObject<HTMLFormElement | null>;
    readonly noValidate: true;
    readonly onSubmit: (event: SubmitEvent) => void;
    readonly 'aria-busy': boolean;
  };
  readonly busy: boolean;
  readonly error: Error | null;
  readonly submit: () => void;
  /** Does something else with the form, unless a field needs attention first: that one gets the focus. */
  readonly whenValid: (work: () => void) => void;
  /** Shows what an error says about fields beside them, and goes to the first. */
  readonly refuse: (error: unknown) => void;
  readonly clearError: () => void;
}

/** A form that is drawn from descriptions of its fields: says what is wrong when it may be said, and sends it. */
export function useDescribedForm<R>(options: DescribedFormOptions<R>): DescribedForm {
  const { form, change, read, send, onInvalid } = options;
  const ref = useRef<HTMLFormElement>(null);
  const reading = read(form.values);

  const refuse = (error: unknown): void => {
    const { fields = {} } = toErrorData(error);
    change((now) => refuseFields(now, fields));
    if (Object.keys(fields).length > 0) focusFirstProblem(ref.current);
  };
  const sending = useAction(
    async () => {
      if (reading.ok) await send(reading);
    },
    // What was sent may hold a secret, and an action keeps what it did until it is reset.
    { showsError: true, onDone: () => sending.reset(), onError: refuse },
  );
  const whenValid = (work: () => void): void => {
    change(submitForm);
    if (reading.ok) work();
    else {
      onInvalid?.();
      focusFirstProblem(ref.current);
    }
  };
  const submit = (): void => whenValid(() => sending.run());

  return {
    fields: {
      values: form.values,
      problems: shownProblems(form, reading.ok ? {} : reading.fields),
      onChange: (name, value) => change((now) => changeField(now, name, value)),
      onLeave: (name) => change((now) => leaveField(now, name)),
    },
    element: {
      ref,
      noValidate: true,
      onSubmit: (event) => {
        event.preventDefault();
        submit();
      },
      'aria-busy': sending.busy,
    },
    busy: sending.busy,
    error: sending.error,
    submit,
    whenValid,
    refuse,
    clearError: sending.reset,
  };
}
