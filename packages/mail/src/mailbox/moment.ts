import type { Language } from './language.ts';

/** `2026-04-01 09:30` in the zone of this machine. */
export function minuteOf(moment: Date): string {
  return moment.toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
}

/** What people call the zone of this machine: `JST`, `UTC`, `GMT+9`. */
export function zoneName(language: Language): string {
  const parts = new Intl.DateTimeFormat(language, { timeZoneName: 'short' }).formatToParts(new Date());
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? 'UTC';
}
