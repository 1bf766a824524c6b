import { type RefObject, useEffect } from 'react';

/**
 * After the form was filled in, the focus goes to the first field that the agent still has to fill in, or
 * to the button: what asked for it is gone from the screen.
 */
export function useFocusWhenFilled(form: RefObject<HTMLFormElement | null>, filledFrom: string | null): void {
  useEffect(() => {
    if (filledFrom === null) return;
    const required = form.current?.querySelectorAll<HTMLInputElement>('[aria-required="true"]') ?? [];
    const next =
      [...required].find(({ value }) => value === '') ?? form.current?.querySelector('button[type="submit"]');
    if (next instanceof HTMLElement) next.focus();
  }, [form, filledFrom]);
}
