/** `YYYY-MM-DDTHH:mm` of an instant (Unix ms) in local time, as a date and time field holds it; empty for null. */
export function localDateTime(ms: number | null): string {
  if (ms === null) return '';
  const date = new Date(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
