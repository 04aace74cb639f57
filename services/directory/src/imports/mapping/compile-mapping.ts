import type { GoodRecord } from '../reading/record-format.ts';
import { SnapshotError } from '../reading/snapshot-error.ts';
import { valuesOf } from './check-mapping.ts';
import { compileEntity } from './compile-entity.ts';
import { compileValue, isProblem, type Row, type ValueReader } from './compile-value.ts';
import type { FileMapping } from './file-schema.ts';
import type { MappedLine } from './mapped-line.ts';
import type { Mapping } from './mapping-schema.ts';
import { compileNormalize } from './normalize.ts';
import type { Value } from './value-schema.ts';

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
  const used = usedColumns(file);
  refuseOtherHeader(path, used, columns);
  const shared = { lookups: mapping.lookups, positionOf: (column: string) => columns.indexOf(column) };
  const clean = compileClean(file, used.map(shared.positionOf), columns.length);
  const entities = file.entities.map((entity) => compileEntity(entity, shared));
  const completeness: ValueReader =
    file.completeness === undefined
      ? () => null
      : compileValue(file.completeness.value, { ...shared, label: 'completeness', personal: false, whole: true });

  return ({ line, values }) => {
    const row: Row = { raw: values, clean: clean(values) };
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

/** Normalises, once for each record, the columns that the mapping uses. */
function compileClean(file: FileMapping, positions: readonly number[], width: number) {
  const normalize = compileNormalize(file.normalize);
  return (values: readonly string[]): (string | null)[] => {
    const clean: (string | null)[] = new Array(width).fill(null);
    for (const position of positions) clean[position] = normalize(values[position] ?? '');
    return clean;
  };
}

/** The columns that a file's mapping names, once each. */
export function usedColumns(file: FileMapping): string[] {
  const filters = file.entities.flatMap(({ when }) => (when === undefined ? [] : [when.column]));
  return [...new Set([...filters, ...valuesOf(file).flatMap(([, value]) => columnsOf(value))])];
}

function columnsOf(value: Value): string[] {
  if ('constant' in value) return [];
  return 'join' in value ? value.join.flatMap(columnsOf) : [value.column];
}

function refuseOtherHeader(path: string, used: readonly string[], columns: readonly string[]): void {
  const named = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');
  const missing = used.filter((column) => !columns.includes(column));
  if (missing.length > 0) {
    throw new SnapshotError(
      'header_mismatch',
      `${path} lacks the columns ${named(missing)}, which the mapping names. It has ${named(columns)}.`,
    );
  }
  const twice = used.filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column));
  if (twice.length > 0) {
    throw new SnapshotError(
      'header_mismatch',
      `${path} has more than one column ${named(twice)}; which is meant is unclear.`,
    );
  }
}
