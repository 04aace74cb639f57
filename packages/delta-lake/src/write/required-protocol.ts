import { DeltaError } from '../errors.ts';
import type { Protocol } from '../log/action.ts';
import type { DataType, StructType } from '../schema/data-type.ts';
import { fieldsBelow } from '../schema/fields.ts';

/** What every table of ours has at least: versions 1 and 2, which mean these features. */
const basicFeatures = ['appendOnly', 'invariants'];

/**
 * The protocol that a schema and properties need: reader 1 and writer 2 where nothing asks for more, so that everything reads the
 * table. A feature that a table has stays.
 * @throws DeltaError `feature_unsupported` where an older protocol stands for features that might be in use
 */
export function requiredProtocol(
  schema: StructType,
  configuration: Readonly<Record<string, string>>,
  current: Protocol = { minReaderVersion: 1, minWriterVersion: 2 },
): Protocol {
  const { minReaderVersion, minWriterVersion } = current;
  const readerFeatures = usesLocalTimestamps(schema) ? ['timestampNtz'] : [];
  const writerFeatures = [...readerFeatures];
  if (isOn(configuration, 'enableInCommitTimestamps')) writerFeatures.push('inCommitTimestamp');
  const hasChangeDataFeed = minWriterVersion >= 4 && minWriterVersion < 7;
  if (isOn(configuration, 'enableChangeDataFeed') && !hasChangeDataFeed) writerFeatures.push('changeDataFeed');
  // versions 2 to 6 have it without saying so
  if (isOn(configuration, 'appendOnly') && minWriterVersion === 7) writerFeatures.push('appendOnly');

  const missing = writerFeatures.filter((feature) => current.writerFeatures?.includes(feature) !== true);
  if (missing.length === 0) return current;
  if (minWriterVersion > 2 && minWriterVersion < 7) {
    const [feature = ''] = missing;
    throw new DeltaError(
      'feature_unsupported',
      `cannot add ${feature} to a table of writer version ${minWriterVersion}`,
      {
        feature,
      },
    );
  }
  const writers = unique([...(current.writerFeatures ?? basicFeatures), ...writerFeatures]);
  if (readerFeatures.length === 0 && minReaderVersion < 3)
    return { minReaderVersion, minWriterVersion: 7, writerFeatures: writers };
  const readers = unique([...(current.readerFeatures ?? []), ...readerFeatures]);
  return { minReaderVersion: 3, minWriterVersion: 7, readerFeatures: readers, writerFeatures: writers };
}

function isOn(configuration: Readonly<Record<string, string>>, name: string): boolean {
  return configuration[`delta.${name}`]?.toLowerCase() === 'true';
}

function usesLocalTimestamps(schema: StructType): boolean {
  const isLocal = (type: DataType): boolean => {
    if (typeof type === 'string') return type === 'timestamp_ntz';
    if (type.type === 'array') return isLocal(type.elementType);
    return type.type === 'map' && (isLocal(type.keyType) || isLocal(type.valueType));
  };
  return [...fieldsBelow(schema)].some(({ field }) => isLocal(field.type));
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
