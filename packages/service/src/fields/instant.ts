import { canonicalTime } from '@kiban/event-store';
import { z } from 'zod';
import { because } from './described.ts';

/** A moment that somebody gives: RFC 3339 with an offset, from year 1900 to 9999, in the one form that times have. */
export function instant(): z.ZodString {
  return z
    .string()
    .max(40)
    .refine(isInstant, {
      ...because(
        'Write a time with its offset: 2026-04-01T09:00:00+09:00.',
        '2026-04-01T09:00:00+09:00 のように、オフセット付きで書いてください。',
      ),
      abort: true,
    })
    .overwrite(canonicalTime)
    .meta({ format: 'date-time' });
}

const form = z.iso.datetime({ offset: true });

function isInstant(value: string): boolean {
  if (!form.safeParse(value).success) return false;
  const year = new Date(value).getUTCFullYear();
  return year >= 1900 && year <= 9999;
}
