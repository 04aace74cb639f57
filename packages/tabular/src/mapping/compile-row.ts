import { SnapshotError } from '../snapshots/snapshot-error.ts';
import { compileNormalize, type NormalizeStep } from '../values/normalize.ts';
import type { Row } from './compile-value.ts';
import type { Value } from './value-schema.ts';

/** The columns that a value is made of. */
export function columnsOf(value: Value): string[] {
  if ('constant' in value) return [];
  return 'join' in value ? value.join.flatMap(columnsOf) : [value.column];
}

/**
 * Makes the function that normalises, once for each record, the columns that a mapping uses. `path` is what messages call the file.
 * Throws `SnapshotError` with `header_mismatch` when one of them is missing or stands there twice.
 */
export function compileRow(
  path: string,
  columns: readonly string[],
  used: readonly string[],
  steps: readonly NormalizeStep[],
): (values: readonly string[]) => Row {
  refuseOtherHeader(path, used, columns);
  const positions = used.map((column) => columns.indexOf(column));
  const normalize = compileNormalize(steps);
  return (values) => {
    const clean: (string | null)[] = new Array(columns.length).fill(null);
    for (const position of positions) clean[position] = normalize(values[position] ?? '');
    return { raw: values, clean };
  };
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
