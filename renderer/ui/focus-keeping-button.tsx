import { useMergedRef } from '@mantine/hooks';
import type { ComponentPropsWithRef, MouseEvent } from 'react';
import { passFocusOn } from './pass-focus-on.ts';

type ButtonProps = ComponentPropsWithRef<'button'> & {
  readonly 'data-disabled'?: unknown;
  readonly 'data-loading'?: unknown;
};

/**
 * How the library's buttons are drawn here. While one is busy it keeps the focus, does nothing and says that
 * it is busy: the library would switch it off, and a button that is off loses the focus for good. One that
 * goes away hands its focus on.
 */
export function FocusKeepingButton({ ref, ...props }: ButtonProps) {
  const merged = useMergedRef(ref, passFocusOn);
  if (props['data-loading'] !== true || props['data-disabled'] === true)
    return <button {...props} ref={merged} />;
  const ignore = (event: MouseEvent): void => event.preventDefault();
  return <button {...props} ref={merged} disabled={false} aria-disabled aria-busy onClick={ignore} />;
}
