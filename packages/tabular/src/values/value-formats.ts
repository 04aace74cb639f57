import { isCorporateNumber } from './corporate-number.ts';

/** A check that may also rewrite: the value in its one form, or null when it is malformed. */
export type ValueFormat = { expects: string; apply: (value: string) => string | null };

/** The types of values that have one form. */
export type FormattedType = 'kana' | 'postal_code' | 'phone' | 'email' | 'uuid' | 'corporate_number';

const FIXED: Readonly<Record<FormattedType, ValueFormat>> = {
  kana: { expects: 'kana', apply: toKatakana },
  postal_code: { expects: 'a postal code of 7 digits', apply: toPostalCode },
  phone: {
    expects: 'a telephone number of 10 or 11 digits that begins with 0, or one that begins with +',
    apply: toPhone,
  },
  email: {
    expects: 'an e-mail address',
    apply: (value) => (/^[^\s@,;<>"]+@[^\s@.]+(\.[^\s@.]+)+$/u.test(value) ? value : null),
  },
  uuid: { expects: 'a UUID', apply: toUuid },
  corporate_number: {
    expects: 'a corporate number (13 digits, the first of them a check digit)',
    apply: (value) => (isCorporateNumber(value) ? value : null),
  },
};

const FORMAT_NAMES = ['digits:<count>', 'date:<pattern of YYYY, MM or M, DD or D>', ...Object.keys(FIXED)];

/** What to write where a format is expected. */
export const FORMATS_KNOWN = FORMAT_NAMES.join(', ');

/** The format of that name (`digits:7`, `date:YYYY/MM/DD`, `kana`, …), or undefined when there is none. */
export function findFormat(name: string): ValueFormat | undefined {
  const digits = /^digits:([1-9]\d?)$/.exec(name)?.[1];
  if (digits !== undefined) return digitsFormat(Number(digits));
  if (name.startsWith('date:')) return dateFormat(name.slice('date:'.length));
  return Object.hasOwn(FIXED, name) ? FIXED[name as keyof typeof FIXED] : undefined;
}

/** The one form a value of this type has. */
export function formatOfType(type: FormattedType): ValueFormat {
  return FIXED[type];
}

function digitsFormat(count: number): ValueFormat {
  const pattern = new RegExp(`^[0-9]{${count}}$`);
  return { expects: `${count} digits`, apply: (value) => (pattern.test(value) ? value : null) };
}

/** Reads a date written in the pattern and gives it as YYYY-MM-DD. Undefined when the pattern lacks a part. */
function dateFormat(pattern: string): ValueFormat | undefined {
  const order = [...pattern.matchAll(/YYYY|MM?|DD?/g)].map((match) => match[0]);
  if (
    order
      .map((token) => token[0])
      .toSorted()
      .join('') !== 'DMY'
  )
    return undefined;
  const parts = {
    YYYY: '(?<year>\\d{4})',
    MM: '(?<month>\\d{2})',
    M: '(?<month>\\d{1,2})',
    DD: '(?<day>\\d{2})',
    D: '(?<day>\\d{1,2})',
  };
  const source = pattern
    .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    .replace(/YYYY|MM?|DD?/g, (token) => parts[token as keyof typeof parts]);
  const expression = new RegExp(`^${source}$`, 'u');
  return {
    expects: `a date written ${pattern}`,
    apply: (value) => {
      const { year, month, day } = expression.exec(value)?.groups ?? {};
      return year === undefined || month === undefined || day === undefined ? null : toIsoDate(year, month, day);
    },
  };
}

/** YYYY-MM-DD, or null when the calendar has no such day. */
export function toIsoDate(year: string, month: string, day: string): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : null;
}

/** Half-width katakana and hiragana become full-width katakana; what is no kana stays, since readings hold digits and Latin letters. */
function toKatakana(value: string): string {
  return value.normalize('NFKC').replace(/[ぁ-ゖ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
}

function toPostalCode(value: string): string | null {
  const digits = value
    .normalize('NFKC')
    .replace(/^〒/u, '')
    .replace(/[\s\-‐−ー―]/gu, '');
  return /^\d{7}$/.test(digits) ? digits : null;
}

/** Digits in groups parted by hyphens: hyphens cannot be derived from the digits, so they are kept where they stand. */
function toPhone(value: string): string | null {
  const grouped = value
    .normalize('NFKC')
    .trim()
    .replace(/[\s()‐−ー―-]+/gu, '-')
    .replace(/^-|-$/g, '');
  const digits = grouped.replaceAll('-', '');
  return /^(0\d{9,10}|\+\d{8,15})$/.test(digits) ? grouped : null;
}

function toUuid(value: string): string | null {
  const lower = value.toLowerCase();
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(lower) ? lower : null;
}
