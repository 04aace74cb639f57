import type { TableStorage } from '../storage/table-storage.ts';
import { lastCheckpointPath } from './log-files.ts';

/** What `_last_checkpoint` says: a hint that may be old, wrong or missing (Delta protocol, "Last Checkpoint File"). */
export interface LastCheckpoint {
  readonly version: number;
  /** How many files a multi-part checkpoint has. */
  readonly parts: number | null;
  /** The name of a V2 checkpoint's file. */
  readonly v2_name: string | null;
}

export async function readLastCheckpoint(storage: TableStorage): Promise<LastCheckpoint | null> {
  const bytes = await storage.get(lastCheckpointPath);
  if (bytes === null) return null;
  const json = parse(new TextDecoder().decode(bytes));
  if (typeof json?.version !== 'number' || !Number.isSafeInteger(json.version) || json.version < 0) return null;
  const { parts, v2Checkpoint } = json;
  const name =
    typeof v2Checkpoint === 'object' && v2Checkpoint !== null && 'path' in v2Checkpoint ? v2Checkpoint.path : null;
  return {
    version: json.version,
    parts: typeof parts === 'number' && Number.isSafeInteger(parts) && parts > 1 ? parts : null,
    v2_name: typeof name === 'string' ? name : null,
  };
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : null;
  } catch {
    // a hint that cannot be read is none: the log is listed from its beginning
    return null;
  }
}
