import type { StructType } from '../../schema/data-type.ts';
import type { Row } from '../../schema/value.ts';
import { KEY } from './random-table.ts';

/** What a version of the table holds, by the rules and without any file. */
export interface Version {
  readonly schema: StructType;
  readonly rows: ReadonlyMap<bigint, Row>;
  /** What made it of the version before: rows by `_change_type`. */
  readonly changes: readonly Change[];
}

export interface Change {
  readonly type: 'insert' | 'update_preimage' | 'update_postimage' | 'delete';
  readonly row: Row;
}

/** What an operation makes of a version. */
export type Step = (before: Version) => Version;

export function idOf(row: Row): bigint {
  return row[KEY] as bigint;
}

/** Removes the rows of the keys given, then adds or replaces rows. */
export function changed(before: Version, removed: Iterable<bigint>, written: readonly Row[]): Version {
  const rows = new Map(before.rows);
  const changes: Change[] = [];
  for (const id of removed) {
    const row = rows.get(id);
    if (row !== undefined) changes.push({ type: 'delete', row });
    rows.delete(id);
  }
  for (const row of written) {
    const existing = rows.get(idOf(row));
    if (existing === undefined) changes.push({ type: 'insert', row });
    else changes.push({ type: 'update_preimage', row: existing }, { type: 'update_postimage', row });
    rows.set(idOf(row), row);
  }
  return { schema: before.schema, rows, changes };
}

/** A commit that changes no row: of another arrangement, schema or property. */
export function unchanged(before: Version, schema: StructType = before.schema): Version {
  return { schema, rows: before.rows, changes: [] };
}
