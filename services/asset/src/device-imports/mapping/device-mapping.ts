import { listOf, lookupTables, oneOf, table, text } from '@kiban/tabular';
import { z } from 'zod';
import { DEVICE_FIELDS } from '../source-line.ts';
import { source } from './source-mapping.ts';

/** By what two lines are known to be of one device. The first two name a device, the last two only hint at one. */
export const MATCH_KEYS = ['serial_number', 'asset_tag', 'certificate', 'name_in_store'] as const;
export type MatchKey = (typeof MATCH_KEYS)[number];

/** What sources may contradict each other in. `certificate`: which device holds it. */
export const MERGED_FIELDS = [...DEVICE_FIELDS, 'store', 'certificate'] as const;
export type MergedField = (typeof MERGED_FIELDS)[number];

const preference = z.union([oneOf(['newest']), listOf(text('the name of a source'), 'names of sources').min(1)], {
  error: 'must be newest, or a list of the names of sources',
});

/**
 * A mapping of devices: what several lists of the same devices say, and which one is believed where they differ.
 * The whole format stands in examples/device-lists/README.md.
 */
export const deviceMappingSchema = table(
  {
    mapping: oneOf(['1']).transform(Number),
    name: text('a name for these lists'),
    stores: table({ system: text('a code system') }, 'stores').optional(),
    lookups: lookupTables(),
    match: listOf(oneOf(MATCH_KEYS), 'keys')
      .min(1, { error: 'must hold at least one key' })
      .default([...MATCH_KEYS]),
    prefer: table(
      Object.fromEntries(MERGED_FIELDS.map((field) => [field, preference.optional()])) as Record<
        MergedField,
        z.ZodOptional<typeof preference>
      >,
      'prefer',
    ).default({}),
    may_differ: listOf(oneOf(MERGED_FIELDS), 'fields').default(['note']),
    certificates: table(
      { authorities: z.record(z.string(), text('the name of a certificate authority'), { error: 'must be a table' }) },
      'certificates',
    ).optional(),
    sources: listOf(source, 'sources').min(1, { error: 'must hold at least one source' }),
  },
  'a mapping',
);

export type DeviceMapping = z.output<typeof deviceMappingSchema>;
