/** `YYYY-MM-DDTHH:mm` in local time, so many calendar days after `nowMs` (a day is not always 24 hours). */
export function localDateTimeIn(days: number, nowMs: number): string {
  const date = new Date(nowMs);
  date.setDate(date.getDate() + days);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
