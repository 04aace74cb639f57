import type { DataType, StructField, StructType } from '../../schema/data-type.ts';
import { arrayOf, decimal, field, mapOf, struct } from '../../schema/types.ts';
import type { Random } from './random.ts';
import type { Dates } from './random-value.ts';

/** What a sequence begins with. */
export interface RandomTable {
  readonly schema: StructType;
  readonly partitionColumns: readonly string[];
  readonly properties: Readonly<Record<string, string>>;
  readonly dates: Dates;
}

const INNER = struct(field('n', 'integer'), field('text', 'string'), field('at', 'timestamp'));

const TYPES: readonly DataType[] = [
  ...([
    'string',
    'long',
    'integer',
    'short',
    'byte',
    'double',
    'float',
    'boolean',
    'binary',
    'date',
    'timestamp',
    'timestamp_ntz',
  ] as const),
  ...[decimal(9, 2), decimal(18, 0), decimal(38, 10), decimal(20, 20)],
  ...[arrayOf('string'), arrayOf('long', { containsNull: false }), arrayOf(INNER), arrayOf(arrayOf('integer'))],
  ...[mapOf('string', 'double'), mapOf('integer', INNER), struct(field('a', 'long'), field('b', INNER))],
];

const PARTITION_TYPES = ['string', 'integer', 'boolean', 'date', 'timestamp', 'long', decimal(9, 2)] as const;

/** The key that every table has; each row has a value of its own. */
export const KEY = 'id';

export function randomTable(random: Random): RandomTable {
  const partitions = Array.from({ length: random.pick([0, 0, 1, 1, 2]) }, (_, at) =>
    field(random.chance(0.2) ? `区分%${at}` : `part${at}`, random.pick(PARTITION_TYPES)),
  );
  const columns = Array.from({ length: random.between(2, 8) }, (_, at) => randomColumn(random, `c${at}`));
  return {
    schema: struct(field(KEY, 'long', { nullable: false }), ...columns, ...partitions),
    partitionColumns: partitions.map(({ name }) => name),
    properties: randomProperties(random),
    dates: random.chance(0.25) ? 'far' : 'near',
  };
}

/** A column to add or to begin with. */
export function randomColumn(random: Random, name: string): StructField {
  return field(random.chance(0.1) ? `名前/%_${name}` : name, random.pick(TYPES));
}

function randomProperties(random: Random): Record<string, string> {
  const properties: Record<string, string> = { 'delta.checkpointInterval': random.pick(['1', '2', '3', '5', '10']) };
  if (random.chance(0.4)) properties['delta.enableChangeDataFeed'] = 'true';
  if (random.chance(0.4)) properties['delta.enableInCommitTimestamps'] = 'true';
  if (random.chance(0.3)) properties['delta.dataSkippingNumIndexedCols'] = random.pick(['0', '2', '-1']);
  if (random.chance(0.2)) properties['delta.dataSkippingStatsColumns'] = KEY;
  return properties;
}
