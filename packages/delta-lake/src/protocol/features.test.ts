import { expect, test } from 'vitest';
import type { Metadata, Protocol } from '../log/action.ts';
import type { StructType } from '../schema/data-type.ts';
import { formatSchema } from '../schema/schema-text.ts';
import { field, struct } from '../schema/types.ts';
import { requireReadable, requireWritable } from './features.ts';

const features = (reader: string[], writer: string[]): Protocol => ({
  minReaderVersion: 3,
  minWriterVersion: 7,
  readerFeatures: reader,
  writerFeatures: writer,
});

/** A table but for its protocol. */
const table = (
  configuration: Record<string, string> = {},
  schema: StructType = struct(field('a', 'long')),
): { readonly metadata: Metadata; readonly schema: StructType } => ({
  metadata: {
    id: 'a',
    format: { provider: 'parquet', options: {} },
    schemaString: formatSchema(schema),
    partitionColumns: [],
    configuration,
  },
  schema,
});

test.each([1, 2])('tables of reader version %i are read', (minReaderVersion) => {
  expect(() => requireReadable({ minReaderVersion, minWriterVersion: 2 })).not.toThrow();
});

test.each(['columnMapping', 'deletionVectors', 'timestampNtz', 'v2Checkpoint', 'vacuumProtocolCheck'])(
  'tables with %s are read',
  (feature) => {
    expect(() => requireReadable(features([feature], [feature]))).not.toThrow();
  },
);

test.each(['typeWidening', 'typeWidening-preview', 'variantType', 'catalogManaged', 'geospatial', 'future'])(
  'reading a table with %s is refused by that name',
  (feature) => {
    const expected = expect.objectContaining({ code: 'feature_unsupported', feature });
    expect(() => requireReadable(features(['timestampNtz', feature], [feature]))).toThrow(expected);
  },
);

test('a reader version that does not exist yet is refused', () => {
  expect(() => requireReadable({ minReaderVersion: 4, minWriterVersion: 7 })).toThrow(
    expect.objectContaining({ code: 'feature_unsupported', feature: 'readerVersion 4' }),
  );
});

test.each(['rowTracking', 'icebergCompatV1', 'icebergCompatV2', 'clustering', 'allowColumnDefaults', 'future'])(
  'a table with %s is read but not written to',
  (feature) => {
    const protocol = features([], [feature]);
    expect(() => requireReadable(protocol)).not.toThrow();
    expect(() => requireWritable({ protocol, ...table() })).toThrow(
      expect.objectContaining({ code: 'feature_unsupported', feature }),
    );
  },
);

test.each([
  ['checkConstraints', table({ 'delta.constraints.positive': 'a > 0' })],
  ['columnMapping', table({ 'delta.columnMapping.mode': 'name' })],
  ['invariants', table({}, struct(field('a', 'long', { metadata: { 'delta.invariants': '{}' } })))],
  ['generatedColumns', table({}, struct(field('a', 'long', { metadata: { 'delta.generationExpression': 'b' } })))],
  [
    'identityColumns',
    table({}, struct(field('s', struct(field('a', 'long', { metadata: { 'delta.identity.start': 1 } }))))),
  ],
])('a table that makes use of %s is not written to', (feature, used) => {
  expect(() => requireWritable({ protocol: { minReaderVersion: 2, minWriterVersion: 6 }, ...used })).toThrow(
    expect.objectContaining({ code: 'feature_unsupported', feature }),
  );
});

test('features that nothing makes use of do not hinder writing', () => {
  const unused = [
    'appendOnly',
    'invariants',
    'checkConstraints',
    'generatedColumns',
    'identityColumns',
    'columnMapping',
  ];
  expect(() => requireWritable({ protocol: features(['columnMapping'], unused), ...table() })).not.toThrow();
  expect(() => requireWritable({ protocol: { minReaderVersion: 1, minWriterVersion: 6 }, ...table() })).not.toThrow();
});
