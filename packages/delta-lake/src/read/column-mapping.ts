import { DeltaError } from '../errors.ts';
import type { TableProperties } from '../protocol/table-properties.ts';
import type { StructField } from '../schema/data-type.ts';

/** What a column is called in data files, partition values and statistics (Delta protocol, "Column Mapping"). */
export function physicalName(field: StructField, properties: TableProperties): string {
  if (properties.columnMappingMode === 'none') return field.name;
  const name = field.metadata['delta.columnMapping.physicalName'];
  if (typeof name === 'string') return name;
  throw new DeltaError('schema_invalid', `the column ${field.name} has no physical name although columns are mapped`);
}
