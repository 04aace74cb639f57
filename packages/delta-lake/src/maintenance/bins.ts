import type { AddFile } from '../log/action.ts';

/** Files that are to become one. */
export interface Bin {
  readonly files: readonly AddFile[];
}

/**
 * Puts files of one partition that are smaller than `targetBytes` together, the oldest first, up to that size. What would stay
 * alone is left out.
 */
export function binsOf(files: Iterable<AddFile>, targetBytes: number): readonly Bin[] {
  const bins: Bin[] = [];
  for (const partition of byPartition(files).values()) {
    const small = partition.filter(({ size }) => size < targetBytes).toSorted(byAge);
    let bin: AddFile[] = [];
    let bytes = 0;
    for (const file of small) {
      if (bytes + file.size > targetBytes) {
        if (bin.length > 1) bins.push({ files: bin });
        bin = [];
        bytes = 0;
      }
      bin.push(file);
      bytes += file.size;
    }
    if (bin.length > 1) bins.push({ files: bin });
  }
  return bins;
}

function byPartition(files: Iterable<AddFile>): ReadonlyMap<string, readonly AddFile[]> {
  const partitions = new Map<string, AddFile[]>();
  for (const file of files) {
    const key = JSON.stringify(Object.entries(file.partitionValues).sort());
    const partition = partitions.get(key);
    if (partition === undefined) partitions.set(key, [file]);
    else partition.push(file);
  }
  return partitions;
}

function byAge(one: AddFile, other: AddFile): number {
  return one.modificationTime - other.modificationTime || (one.path < other.path ? -1 : 1);
}
