import type { Row } from '../schema/value.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { TableStorage } from '../storage/table-storage.ts';
import { readDataFile, wantedFields } from './data-file.ts';
import { filesFor, filesMatching } from './files-for.ts';
import { columnsOf, conditionOf } from './filter/condition.ts';
import { matcherOf } from './filter/row-matcher.ts';
import type { Filter } from './filter.ts';
import { projection } from './projection.ts';

export interface ScanOptions {
  /** Names of the table's columns; all of them when left out. Rows have them in the schema's order. */
  readonly columns?: readonly string[];
  readonly filter?: Filter;
  readonly signal?: AbortSignal;
}

/**
 * The rows of a snapshot in batches, one file after another. Memory holds a row group of one file.
 * @throws DeltaError `option_invalid`, `file_not_found`, `file_malformed`, `schema_mismatch`
 */
export async function* scan(
  storage: TableStorage,
  snapshot: Snapshot,
  options: ScanOptions = {},
): AsyncGenerator<Row[]> {
  const { schema } = snapshot;
  const { columns, filter, signal } = options;
  const condition = filter === undefined ? null : conditionOf(schema, filter);
  const wanted = wantedFields(schema.fields, columns);
  const needed = condition === null ? null : columnsOf(condition);
  const read = schema.fields.filter((field) => wanted.includes(field) || needed?.has(field.name));
  const matches = condition === null ? null : matcherOf(condition);
  const project = projection(read, wanted);
  for (const file of condition === null ? filesFor(snapshot) : filesMatching(snapshot, condition)) {
    for await (const { rows } of readDataFile(storage, snapshot, file, read)) {
      signal?.throwIfAborted();
      const kept = matches === null ? rows : rows.filter(matches);
      if (kept.length > 0) yield project(kept);
    }
  }
}
