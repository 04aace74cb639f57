import type { AddFile } from '../log/action.ts';
import { filesMatching } from '../read/files-for.ts';
import { conditionOf } from '../read/filter/condition.ts';
import type { Filter } from '../read/filter.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** Tells of a file, also one that is not in the snapshot, whether it may hold rows that the filter is true for. */
export function mayHold(snapshot: Snapshot, filter: Filter | undefined): (file: AddFile) => boolean {
  if (filter === undefined) return () => true;
  const condition = conditionOf(snapshot.schema, filter);
  return (file) => filesMatching({ ...snapshot, files: new Map([[file.path, file]]) }, condition).length > 0;
}
