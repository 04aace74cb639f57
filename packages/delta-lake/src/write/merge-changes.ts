import { DeltaError } from '../errors.ts';
import type { StructType } from '../schema/data-type.ts';
import type { Row, Value } from '../schema/value.ts';
import type { Rows } from './commit-options.ts';
import { type MergeKey, textOfValues } from './merge-key.ts';
import { rowBatches } from './row-batches.ts';
import { knownFieldsOf } from './unknown-fields.ts';

/** What is to become of rows, by the text of their key. */
export interface MergeChanges {
  readonly upserts: ReadonlyMap<string, { readonly row: Row; readonly number: number }>;
  readonly deletes: ReadonlySet<string>;
  /** The keys' values, of both. */
  readonly keys: readonly (readonly Value[])[];
}

/**
 * Collects the changes of a merge in memory.
 * @throws DeltaError `duplicate_key` when a key comes twice among the upserts, or among both; `schema_mismatch`, `value_invalid`
 */
export async function collectChanges(
  { upsert = [], deleteKeys = [] }: { readonly upsert?: Rows; readonly deleteKeys?: Rows },
  schema: StructType,
  key: MergeKey,
): Promise<MergeChanges> {
  const upserts = new Map<string, { row: Row; number: number }>();
  const deletes = new Set<string>();
  const keys: (readonly Value[])[] = [];
  const requireKnownFields = knownFieldsOf(schema);
  let count = 0;
  for await (const batch of rowBatches(upsert)) {
    requireKnownFields(batch, count);
    for (const row of batch) {
      const values = key.valuesOf(row, `row ${count}`);
      const text = textOfValues(values);
      const earlier = upserts.get(text);
      if (earlier !== undefined)
        throw duplicate(`rows ${earlier.number} and ${count} of the upserts have the same key`);
      upserts.set(text, { row, number: count });
      keys.push(values);
      count += 1;
    }
  }
  const keySchema: StructType = { type: 'struct', fields: key.columns };
  const requireKeyOnly = knownFieldsOf(keySchema);
  let number = 0;
  for await (const batch of rowBatches(deleteKeys)) {
    requireKeyOnly(batch, number);
    for (const row of batch) {
      const values = key.valuesOf(row, `row ${number} of the keys to delete`);
      const text = textOfValues(values);
      const upserted = upserts.get(text);
      if (upserted !== undefined) throw duplicate(`row ${upserted.number} of the upserts is also to be deleted`);
      deletes.add(text);
      keys.push(values);
      number += 1;
    }
  }
  return { upserts, deletes, keys };
}

function duplicate(message: string): DeltaError {
  return new DeltaError('duplicate_key', message);
}
