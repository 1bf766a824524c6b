// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { connectionFields } from '../../../shared/forms/form.ts';
import { APIS } from '../../../shared/forms/values.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { WithTheme } from '../../testing/with-theme.tsx';
import { Field } from './field.tsx';

const FIELDS = APIS.flatMap((api) => [...PROVIDERS[api].issueFields, ...connectionFields(PROVIDERS[api])]);
const ignore = (): void => undefined;

describe('Field', () => {
  afterEach(cleanup);

  // Screen readers and outside checks find a field by its label and nothing else.
  it.each(FIELDS)('$label ($kind) is found by its exact label, alone, with its problem', (field) => {
    render(
      <WithTheme>
        <Field field={field} value="x" problem="Wrong." onChange={ignore} onLeave={ignore} />
      </WithTheme>,
    );
    const control = screen.getByLabelText(field.label);
    expect(control.getAttribute('aria-invalid')).toBe('true');
    const described = (control.getAttribute('aria-describedby') ?? '').split(' ');
    expect(described.map((id) => document.getElementById(id)?.textContent)).toContain('Wrong.');
  });
});
