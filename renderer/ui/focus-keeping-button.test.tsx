// @vitest-environment jsdom
import { Button } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WithTheme } from '../testing/with-theme.tsx';

describe('a busy button', () => {
  afterEach(cleanup);

  it('can keep the focus, does nothing and says so', () => {
    const onClick = vi.fn();
    const onSubmit = vi.fn();
    render(
      <WithTheme>
        <form onSubmit={onSubmit}>
          <Button type="submit" loading onClick={onClick}>
            Save
          </Button>
        </form>
      </WithTheme>,
    );
    const button = screen.getByRole('button', { name: 'Save' });
    button.focus();
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(button);
    expect([onClick, onSubmit].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
  });

  it('is off when it is disabled as well', () => {
    render(
      <WithTheme>
        <Button loading disabled>
          Save
        </Button>
      </WithTheme>,
    );
    expect(screen.getByRole('button', { name: 'Save' }).matches(':disabled')).toBe(true);
  });
});
