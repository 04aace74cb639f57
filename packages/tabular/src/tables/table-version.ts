import type { ObjectStorage } from '@kiban/object-storage';

/** One version of a Delta table, as a snapshot shows it. */
export type TableVersion = {
  /** The table's folder below the path that was given; empty when the path is the table. */
  name: string;
  /** The table's own id, which stays the same wherever it is copied. */
  id: string;
  version: number;
  /** Columns of the newest version: those that this one lacks were added later, and are empty in it. */
  columns: string[];
};

/** The table of that name in a folder. */
export function tableIn(storage: ObjectStorage, name: string): ObjectStorage {
  return name === '' ? storage : storage.within(name);
}
