/** So many frames at most until the problems are on the screen: on a busy computer React draws later than the next one. */
const FRAMES = 30;

/** Puts the focus on the first field that has a problem, once the problems are on the screen. */
export function focusFirstProblem(form: HTMLElement | null, frames = FRAMES): void {
  requestAnimationFrame(() => {
    const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (field != null) field.focus();
    else if (frames > 1) focusFirstProblem(form, frames - 1);
  });
}
