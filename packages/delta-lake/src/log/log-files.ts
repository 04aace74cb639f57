/** The folder of the log below a table's root. */
export const logFolder = '_delta_log/';
export const lastCheckpointPath = `${logFolder}_last_checkpoint`;
const sidecarFolder = `${logFolder}_sidecars/`;

/** Files of the log by what their name says (Delta protocol, "File Types"). */
export type LogFile =
  | { readonly kind: 'commit'; readonly version: number }
  | { readonly kind: 'checkpoint'; readonly version: number }
  | { readonly kind: 'checkpoint_part'; readonly version: number; readonly part: number; readonly parts: number }
  | { readonly kind: 'checkpoint_v2'; readonly version: number };

export function commitPath(version: number): string {
  return `${logFolder}${pad(version, 20)}.json`;
}

export function checkpointPath(version: number): string {
  return `${logFolder}${pad(version, 20)}.checkpoint.parquet`;
}

/** Where parts of a multi-part checkpoint lie, the first first. */
export function checkpointPartPaths(version: number, parts: number): string[] {
  return Array.from(
    { length: parts },
    (_, part) => `${logFolder}${pad(version, 20)}.checkpoint.${pad(part + 1, 10)}.${pad(parts, 10)}.parquet`,
  );
}

/** Sidecars always lie in the log's own folder, whatever stands before their name. */
export function sidecarPath(path: string): string {
  return `${sidecarFolder}${decodeURIComponent(path.slice(path.lastIndexOf('/') + 1))}`;
}

/** Every file of the log of this or a later version sorts after this path. */
export function beforeVersion(version: number): string {
  return `${logFolder}${pad(version, 20)}`;
}

const name =
  /^_delta_log\/(\d{20})\.(?:(json)|checkpoint(?:\.(\d{10})\.(\d{10})|\.([0-9a-fA-F-]{36}))?\.(parquet|json))$/;

/** What a path of the log is; null for checksums, compacted logs, sidecars and what is not of the protocol. */
export function parseLogPath(path: string): LogFile | null {
  const match = name.exec(path);
  if (match === null) return null;
  const [, digits, commit, part, parts, uuid, format] = match;
  const version = Number(digits);
  if (!Number.isSafeInteger(version)) return null;
  if (commit !== undefined) return { kind: 'commit', version };
  if (uuid !== undefined) return { kind: 'checkpoint_v2', version };
  if (format === 'json') return null;
  if (part === undefined) return { kind: 'checkpoint', version };
  return { kind: 'checkpoint_part', version, part: Number(part), parts: Number(parts) };
}

function pad(value: number, digits: number): string {
  return value.toString().padStart(digits, '0');
}
