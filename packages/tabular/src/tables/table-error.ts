import { DeltaError } from '@kiban/delta-lake';
import { SnapshotError, type SnapshotErrorCode } from '../snapshots/snapshot-error.ts';

/**
 * What the library refuses as a `SnapshotError` that calls the table `where`; failures of the storage, and what should not happen, as
 * they are.
 */
export function asSnapshotError(where: string, error: unknown): unknown {
  if (!(error instanceof DeltaError)) return error;
  const code = codeOf(error);
  return new SnapshotError(code, `${where}: ${error.message}${ADVICE[code] ?? ''}`, { cause: error });
}

const ADVICE: Partial<Record<SnapshotErrorCode, string>> = {
  snapshot_vacuumed:
    ' Its files or its log are gone (VACUUM, log retention). Begin with a later day: --from YYYY-MM-DD.',
};

function codeOf({ code }: DeltaError): SnapshotErrorCode {
  switch (code) {
    case 'table_not_found':
      return 'snapshot_missing';
    case 'file_not_found':
    case 'version_not_found':
    case 'log_incomplete':
      return 'snapshot_vacuumed';
    case 'feature_unsupported':
      return 'table_unsupported';
    default:
      return 'snapshot_unreadable';
  }
}
