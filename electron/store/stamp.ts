/** Day by the local calendar: `2026-01-31`. Sorts by time. */
export function dayStamp(ms: number): string {
  const date = new Date(ms);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Day and time by the local clock, fit for a file name on every system: `2026-01-31-120059`. */
export function timeStamp(ms: number): string {
  const date = new Date(ms);
  return `${dayStamp(ms)}-${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
