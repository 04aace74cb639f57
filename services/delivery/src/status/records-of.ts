import type { AddFile } from '@kiban/delta-lake';

/** How many rows a file has, as its writer counted them. */
export function recordsOf({ stats }: AddFile): number {
  if (stats === undefined) return 0;
  const { numRecords } = JSON.parse(stats) as { readonly numRecords?: number };
  return numRecords ?? 0;
}
