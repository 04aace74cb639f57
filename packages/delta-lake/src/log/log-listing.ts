import type { TableStorage } from '../storage/table-storage.ts';
import { readLastCheckpoint } from './last-checkpoint.ts';
import {
  beforeVersion,
  checkpointPartPaths,
  checkpointPath,
  commitPath,
  logFolder,
  parseLogPath,
} from './log-files.ts';

export interface LoggedCommit {
  readonly version: number;
  readonly path: string;
  /** Milliseconds since 1970 at which the object was stored; null where the storage does not tell. */
  readonly last_modified: number | null;
  /** What was read to find out that the commit is there. */
  readonly bytes?: Uint8Array;
}

/** A checkpoint all of whose own files are there; sidecars are named within. */
export interface LoggedCheckpoint {
  readonly version: number;
  readonly paths: readonly string[];
  readonly last_modified: number | null;
}

export interface LogListing {
  /** By rising version. */
  readonly commits: readonly LoggedCommit[];
  readonly checkpoints: readonly LoggedCheckpoint[];
}

/** The log's files of this and later versions. */
export async function listLog(storage: TableStorage, from: number): Promise<LogListing> {
  return storage.listable === false ? await probeLog(storage, from) : await readListing(storage, from);
}

async function readListing(storage: TableStorage, from: number): Promise<LogListing> {
  const commits: LoggedCommit[] = [];
  const checkpoints: LoggedCheckpoint[] = [];
  const parts = new Map<string, string[]>();
  for await (const { path, last_modified } of storage.list(logFolder, { startAfter: beforeVersion(from) })) {
    // what begins with a letter or an underscore sorts after all versions
    if ((path[logFolder.length] ?? '') > '9') break;
    const file = parseLogPath(path);
    if (file === null) continue;
    const { version } = file;
    if (file.kind === 'commit') commits.push({ version, path, last_modified });
    else if (file.kind !== 'checkpoint_part') checkpoints.push({ version, paths: [path], last_modified });
    else {
      const key = `${version}.${file.parts}`;
      const paths = [...(parts.get(key) ?? []), path];
      parts.set(key, paths);
      if (paths.length === file.parts) checkpoints.push({ version, paths, last_modified });
    }
  }
  return {
    commits: commits.sort((one, other) => one.version - other.version),
    checkpoints: checkpoints.sort((one, other) => one.version - other.version),
  };
}

const probedAtOnce = 8;

/** Without listing: the checkpoint that `_last_checkpoint` names, and every commit that answers, one after another. */
async function probeLog(storage: TableStorage, from: number): Promise<LogListing> {
  const hint = await readLastCheckpoint(storage);
  const commits: LoggedCommit[] = [];
  for (let next = from; ; next += probedAtOnce) {
    const versions = Array.from({ length: probedAtOnce }, (_, index) => next + index);
    const found = await Promise.all(versions.map(async (version) => await probeCommit(storage, version)));
    const end = found.findIndex((commit, index) => commit === null && (index > 0 || next > from));
    commits.push(...found.slice(0, end === -1 ? undefined : end).filter((commit) => commit !== null));
    if (end !== -1) break;
  }
  if (hint === null || hint.version < from) return { commits, checkpoints: [] };
  const paths =
    hint.v2_name !== null
      ? [`${logFolder}${hint.v2_name}`]
      : hint.parts !== null
        ? checkpointPartPaths(hint.version, hint.parts)
        : [checkpointPath(hint.version)];
  const first = await Promise.all(paths.map(async (path) => await storage.getRange(path, 0, 1)));
  if (first.includes(null)) return { commits, checkpoints: [] };
  return { commits, checkpoints: [{ version: hint.version, paths, last_modified: null }] };
}

async function probeCommit(storage: TableStorage, version: number): Promise<LoggedCommit | null> {
  const path = commitPath(version);
  const bytes = await storage.get(path);
  return bytes === null ? null : { version, path, last_modified: null, bytes };
}
