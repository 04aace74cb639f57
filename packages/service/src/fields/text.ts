import { z } from 'zod';
import { because } from './described.ts';

// no control characters, no half of a surrogate pair, no line separators, nothing that turns the direction of writing
const PLAIN = /^[^\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u;

/** One line of text that somebody writes: trimmed, NFC, between 1 and `most` characters. */
export function text(most: number): z.ZodString {
  return z
    .string()
    .max(most)
    .refine((value) => PLAIN.test(value), because('No control characters.', '制御文字は使えません。'))
    .normalize('NFC')
    .trim()
    .min(1)
    .meta({ pattern: PLAIN.source });
}
