import { columnsOf, compileRow, compileValue, type GoodRecord, isProblem, type ValueReader } from '@kiban/tabular';
import { valuesOf } from './check-mapping.ts';
import { compileEntity } from './compile-entity.ts';
import type { FileMapping } from './file-mapping.ts';
import type { MappedLine } from './mapped-line.ts';
import type { Mapping } from './mapping-schema.ts';

/**
 * Makes the function that turns a record of one file into the entities it shows, in the order of the mapping.
 * The function remembers the entities whose repeats are expected, so make a new one for each file.
 * `path` is what messages call the file. Throws `SnapshotError` with `header_mismatch` when a mapped column is missing.
 */
export function compileMapping(
  mapping: Mapping,
  file: FileMapping,
  columns: readonly string[],
  path = file.file ?? 'the file',
): (record: GoodRecord) => MappedLine[] {
  const rowOf = compileRow(path, columns, usedColumns(file), file.normalize);
  const shared = { lookups: mapping.lookups, positionOf: (column: string) => columns.indexOf(column) };
  const entities = file.entities.map((entity) => compileEntity(entity, shared));
  const completeness: ValueReader =
    file.completeness === undefined
      ? () => null
      : compileValue(file.completeness.value, { ...shared, label: 'completeness', personal: false, whole: true });

  return ({ line, values }) => {
    const row = rowOf(values);
    const share = completeness(row);
    const mapped: MappedLine[] = [];
    for (const entity of entities) {
      // A completeness that cannot be read only leaves its line out of the count; the entity's own values decide over it.
      const found = entity(row, line, isProblem(share) ? null : share);
      if (found !== undefined) mapped.push(found);
    }
    return mapped;
  };
}

/** The columns that a file's mapping names, once each. */
export function usedColumns(file: FileMapping): string[] {
  const filters = file.entities.flatMap(({ when }) => (when === undefined ? [] : [when.column]));
  return [...new Set([...filters, ...valuesOf(file).flatMap(([, value]) => columnsOf(value))])];
}
