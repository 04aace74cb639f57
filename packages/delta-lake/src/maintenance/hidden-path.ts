import { hiveEscaped } from '../write/partition-folder.ts';

/**
 * Whether an object is none of VACUUM's business: it or a folder above it begins with `_` or `.`. Change data files are its business,
 * and so are partitions by a column whose name begins so.
 */
export function isHidden(path: string, partitionColumns: readonly string[]): boolean {
  const parts = path.split('/');
  if (parts[0] === '_change_data') parts.shift();
  return parts.some(
    (part) =>
      (part.startsWith('_') || part.startsWith('.')) &&
      !partitionColumns.some((column) => part.startsWith(`${hiveEscaped(column)}=`)),
  );
}
