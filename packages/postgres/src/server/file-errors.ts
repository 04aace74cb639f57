import { statfsSync } from 'node:fs';
import { codeOf, PostgresServerError } from './errors.ts';

const NEARLY_NOTHING_BYTES = 1024 * 1024;

/** True when PostgreSQL or initdb complained about a full disk, or when the disk is so full that they could not even write that. */
export function diskWasFull(output: string, folders: readonly string[]): boolean {
  return /No space left on device|Disk quota exceeded/i.test(output) || folders.some(isFull);
}

/** Says what a failed read or write of ours in `folder` means for the person; hands every other error back as it came. */
export function explainFileError(error: unknown, folder: string): unknown {
  const code = codeOf(error) ?? '';
  if (['ENOSPC', 'EDQUOT'].includes(code)) return diskFull(folder, error);
  if (!['EACCES', 'EPERM', 'EROFS'].includes(code)) return error;
  return new PostgresServerError(
    'data_folder_broken',
    `${folder} is closed to the user Kiban runs as (${error instanceof Error ? error.message : code}). Run Kiban as the user who made it, perhaps root, or remove it as that user.`,
    error,
  );
}

export function diskFull(folder: string, cause?: unknown): PostgresServerError {
  return new PostgresServerError(
    'disk_full',
    `The disk that holds ${folder} is full, so PostgreSQL cannot work there. A new database needs about 100 MB: free some space and start again. Nothing was lost.`,
    cause,
  );
}

function isFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < NEARLY_NOTHING_BYTES;
  } catch {
    return false; // the question cannot be asked here; the other signs decide
  }
}
