import { fileSchema, pattern, table, text, valueSchema } from '@kiban/tabular';
import { z } from 'zod';
import { DEVICE_FIELDS, type DeviceField } from '../source-line.ts';

const optional = valueSchema.optional();

const device = table(
  {
    ...(Object.fromEntries(DEVICE_FIELDS.map((field) => [field, optional])) as Record<DeviceField, typeof optional>),
    store: optional,
  },
  'a device',
);

const certificate = table(
  {
    issuer: valueSchema,
    serial_number: valueSchema,
    subject: optional,
    not_before: optional,
    not_after: optional,
  },
  'a certificate',
);

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Of which day a source is: the day itself, or the pattern that finds it in the name of the file. */
const date = z.union([text().regex(DAY), pattern(1, true)], {
  error:
    'must be a date (YYYY-MM-DD), or a regular expression with one capture group that finds it in the name of the file',
});

/** One list: how it is read, and what its columns say. */
export const source = fileSchema({
  name: text('a name for the source'),
  file: text('a file, from where the mapping lies'),
  date: date.default('(\\d{4}-\\d{2}-\\d{2})'),
  stores: table({ system: text('a code system') }, 'stores').optional(),
  device: device.default({}),
  certificate: certificate.optional(),
});

export type SourceMapping = z.output<typeof source>;

/** Whether `date` of a source is a day, and no pattern. */
export function isDay(date: string): boolean {
  return DAY.test(date);
}
