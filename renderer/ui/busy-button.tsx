import type { ComponentPropsWithRef, MouseEvent } from 'react';

type ButtonProps = ComponentPropsWithRef<'button'> & {
  readonly 'data-disabled'?: unknown;
  readonly 'data-loading'?: unknown;
};

/**
 * Draws a library button so that it keeps the focus while it is busy: the library switches it off, and a
 * button that is off loses the focus for good. It does nothing until it is done, and says that it is busy.
 */
export function busyButton(props: ButtonProps) {
  if (props['data-loading'] !== true || props['data-disabled'] === true) return <button {...props} />;
  const ignore = (event: MouseEvent): void => event.preventDefault();
  return <button {...props} disabled={false} aria-disabled aria-busy onClick={ignore} />;
}
