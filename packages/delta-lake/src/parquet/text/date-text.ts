const DATE = /^([+-]?)(\d{4,7})-(\d{2})-(\d{2})$/;
const LOWEST_DAY = -2147483648;
const HIGHEST_DAY = 2147483647;

/** Days since 1970-01-01 of `YYYY-MM-DD` in the proleptic Gregorian calendar; null when the text is no such date. */
export function daysOfDateText(text: string): number | null {
  const match = DATE.exec(text);
  if (match === null) return null;
  const [, sign, yearDigits, monthDigits, dayDigits] = match as unknown as [string, string, string, string, string];
  if (sign === '' && yearDigits.length !== 4) return null;
  const year = sign === '-' ? -Number(yearDigits) : Number(yearDigits);
  const month = Number(monthDigits);
  const day = Number(dayDigits);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const days = daysOfCivil(year, month, day);
  return days < LOWEST_DAY || days > HIGHEST_DAY ? null : days;
}

/** `YYYY-MM-DD`; years beyond 0000-9999 carry a sign and at least four digits. */
export function dateTextOfDays(days: number): string {
  // from days to the civil date, counted in eras of 400 years that begin on 1 March
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${yearText(year)}-${twoDigits(month)}-${twoDigits(day)}`;
}

function daysOfCivil(year: number, month: number, day: number): number {
  const fromMarch = month <= 2 ? year - 1 : year;
  const era = Math.floor(fromMarch / 400);
  const yearOfEra = fromMarch - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function yearText(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, '0');
  return `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(4, '0')}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
