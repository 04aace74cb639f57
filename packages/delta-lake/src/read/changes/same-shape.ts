import { DeltaError } from '../../errors.ts';
import type { DataType, StructField, StructType } from '../../schema/data-type.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { physicalName } from '../column-mapping.ts';

/**
 * Whether rows of an older version can be told with a newer version's columns.
 * @throws DeltaError `change_data_unavailable`
 */
export function requireSameShape(older: Snapshot, newer: Snapshot): void {
  const { version } = older;
  if (!older.properties.enableChangeDataFeed) {
    throw new DeltaError('change_data_unavailable', `the change data feed was off at version ${version}`);
  }
  const isSame =
    older.properties.columnMappingMode === newer.properties.columnMappingMode &&
    older.partitionColumns.join('\n') === newer.partitionColumns.join('\n') &&
    holdsFields(older.schema, newer.schema) &&
    older.schema.fields.every((field) => hasSamePhysicalName(older, newer, field));
  if (isSame) return;
  throw new DeltaError(
    'change_data_unavailable',
    `the schema changed after version ${version} by more than new columns`,
  );
}

function hasSamePhysicalName(older: Snapshot, newer: Snapshot, field: StructField): boolean {
  const counterpart = newer.schema.fields.find(({ name }) => name === field.name);
  return (
    counterpart !== undefined && physicalName(field, older.properties) === physicalName(counterpart, newer.properties)
  );
}

function holdsFields(older: StructType, newer: StructType): boolean {
  return older.fields.every((field) => {
    const counterpart = newer.fields.find(({ name }) => name === field.name);
    return (
      counterpart !== undefined &&
      isReadableAs(field.type, counterpart.type) &&
      (!field.nullable || counterpart.nullable)
    );
  });
}

function isReadableAs(older: DataType, newer: DataType): boolean {
  if (typeof older === 'string' || typeof newer === 'string') return older === newer;
  if (older.type === 'struct' && newer.type === 'struct') return holdsFields(older, newer);
  if (older.type === 'array' && newer.type === 'array') return isReadableAs(older.elementType, newer.elementType);
  if (older.type !== 'map' || newer.type !== 'map') return false;
  return isReadableAs(older.keyType, newer.keyType) && isReadableAs(older.valueType, newer.valueType);
}
