/** `2026-04-01 09:30` in a time zone; seconds only when there are some. */
export function localTime(instant: string, timezone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: timezone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(new Date(instant));
  return parts.replace(/:00$/, '');
}
