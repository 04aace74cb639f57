import { DeltaError } from '../../errors.ts';

export function malformed(what: string, cause?: unknown): DeltaError {
  return new DeltaError('file_malformed', `not a Parquet file that can be read: ${what}`, { cause });
}
