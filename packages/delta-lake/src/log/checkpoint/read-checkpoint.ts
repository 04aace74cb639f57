import { DeltaError } from '../../errors.ts';
import { sourceOfBytes } from '../../parquet/decode/byte-source.ts';
import { readParquet } from '../../parquet/decode/read-parquet.ts';
import type { StructType } from '../../schema/data-type.ts';
import { concurrently } from '../../storage/concurrently.ts';
import type { TableStorage } from '../../storage/table-storage.ts';
import type { Action } from '../action.ts';
import { parseActionLines } from '../commit-lines.ts';
import { sidecarPath } from '../log-files.ts';
import type { LoggedCheckpoint } from '../log-listing.ts';
import { readAction } from '../read-action.ts';
import { checkpointColumns, sidecarColumns } from './checkpoint-schema.ts';

const filesAtOnce = 4;

/** An action, and the sidecar that a line of a V2 checkpoint names. */
interface CheckpointLine {
  readonly action: Action;
  readonly sidecar: string | null;
}

/**
 * The actions of a checkpoint of any kind: classic, in parts, V2 in JSON or Parquet with its sidecars.
 * @throws DeltaError `checkpoint_malformed`, `log_incomplete` when a file of it is gone
 */
export async function* readCheckpoint(storage: TableStorage, checkpoint: LoggedCheckpoint): AsyncGenerator<Action[]> {
  const sidecars: string[] = [];
  for await (const [path, bytes] of concurrently(checkpoint.paths, filesAtOnce, (path) => readFile(storage, path))) {
    for await (const lines of checkpointLines(path, bytes)) {
      yield lines.map(({ action }) => action);
      for (const { sidecar } of lines) if (sidecar !== null) sidecars.push(sidecarPath(sidecar));
    }
  }
  for await (const [path, bytes] of concurrently(sidecars, filesAtOnce, (path) => readFile(storage, path))) {
    for await (const lines of parquetLines(path, bytes, sidecarColumns)) yield lines.map(({ action }) => action);
  }
}

async function readFile(storage: TableStorage, path: string): Promise<[string, Uint8Array]> {
  const bytes = await storage.get(path);
  if (bytes === null) throw new DeltaError('log_incomplete', `${path} is missing`);
  return [path, bytes];
}

async function* checkpointLines(path: string, bytes: Uint8Array): AsyncGenerator<CheckpointLine[]> {
  if (path.endsWith('.json')) yield parseActionLines(bytes, path, readLine);
  else yield* parquetLines(path, bytes, checkpointColumns);
}

async function* parquetLines(path: string, bytes: Uint8Array, schema: StructType): AsyncGenerator<CheckpointLine[]> {
  try {
    for await (const { rows } of readParquet(sourceOfBytes(bytes), { schema })) yield rows.map(readLine);
  } catch (error) {
    const isUnreadable = !(error instanceof DeltaError) || error.code !== 'feature_unsupported';
    if (!isUnreadable) throw error;
    throw new DeltaError('checkpoint_malformed', `${path}: ${(error as Error).message}`, { cause: error });
  }
}

function readLine(json: unknown): CheckpointLine {
  const { sidecar } = json as { readonly sidecar?: { readonly path?: unknown } | null };
  return { action: readAction(json), sidecar: typeof sidecar?.path === 'string' ? sidecar.path : null };
}
