// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { FieldDescription } from '../../../shared/forms/field.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { WithTheme } from '../../testing/with-theme.tsx';
import { Field } from './field.tsx';

const ENDPOINTS = PROVIDERS.commvault.issueFields.find(({ name }) => name === 'apiEndpoints');

function Form({ field }: { field: FieldDescription }) {
  const [value, setValue] = useState<string | boolean>('/mine');
  return <Field field={field} value={value} onChange={setValue} onLeave={() => undefined} />;
}

describe('suggested lines', () => {
  afterEach(cleanup);

  it('are added to what was typed, and offered no longer', async () => {
    if (ENDPOINTS === undefined) throw new Error('no field');
    render(
      <WithTheme>
        <Form field={ENDPOINTS} />
      </WithTheme>,
    );
    const area = screen.getByLabelText<HTMLTextAreaElement>('API endpoints');
    const open = screen.getByRole('button', { name: 'Add a known path…' });
    fireEvent.click(open);
    fireEvent.click(await screen.findByRole('menuitem', { name: /^\/MediaAgent/ }));
    expect(area.value).toBe('/mine\n/MediaAgent');
    fireEvent.click(open);
    const added = await screen.findByRole<HTMLButtonElement>('menuitem', { name: /^\/MediaAgent.*added$/ });
    expect(added.disabled).toBe(true);
  });
});
