/** Where nobody has said in which zone a company is. */
const ZONE_UNLESS_SAID = 'Asia/Tokyo';

/**
 * `2026-04-01 09:30 JST`: a moment as it is told to the people of a company, the same in both languages.
 *
 * @param timezone IANA, the company's; null: it is not known.
 * @param at milliseconds since 1970.
 */
export function momentIn(timezone: string | null | undefined, at: number, to: 'minute' | 'second' = 'minute'): string {
  const timeZone = timezone ?? ZONE_UNLESS_SAID;
  return `${clockIn(timeZone, at, to)} ${nameAt(timeZone, at)}`;
}

/** `2026-04-01 09:30`, where it is said otherwise of which zone that is. */
export function clockIn(timezone: string | null, at: number, to: 'minute' | 'second' = 'minute'): string {
  const timeZone = timezone ?? ZONE_UNLESS_SAID;
  const timeStyle = to === 'minute' ? 'short' : 'medium';
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle, timeZone }).format(at);
}

/** What people call a zone, summer and winter: `日本標準時`, `Eastern Time`. */
export function zoneName(timezone: string | null, language: string): string {
  return named(language, { timeZone: timezone ?? ZONE_UNLESS_SAID, timeZoneName: 'longGeneric' }, 0);
}

/** `JST`, `EST`, or how far from UTC: Japanese knows a short name for Japan's zone only, English for America's. */
function nameAt(timeZone: string, at: number): string {
  const [ja, en] = ['ja', 'en'].map((language) => named(language, { timeZone, timeZoneName: 'short' }, at));
  return (ja?.startsWith('GMT') ? en : ja) ?? '';
}

function named(language: string, zone: Intl.DateTimeFormatOptions, at: number): string {
  const parts = new Intl.DateTimeFormat(language, zone).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
