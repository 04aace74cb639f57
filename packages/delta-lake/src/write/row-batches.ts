import type { Row } from '../schema/value.ts';
import type { Rows } from './commit-options.ts';

const batchRows = 4096;

/** The rows in batches of a bounded size, in their order. */
export async function* rowBatches(rows: Rows): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = [];
  if (Symbol.iterator in rows) {
    for (const row of rows) {
      batch.push(row);
      if (batch.length < batchRows) continue;
      yield batch;
      batch = [];
    }
  } else {
    for await (const item of rows) {
      for (const row of isBatch(item) ? item : [item]) {
        batch.push(row);
        if (batch.length < batchRows) continue;
        yield batch;
        batch = [];
      }
    }
  }
  if (batch.length > 0) yield batch;
}

function isBatch(item: Row | readonly Row[]): item is readonly Row[] {
  return Array.isArray(item);
}
