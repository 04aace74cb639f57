import { DeltaError } from '../errors.ts';
import type { AddFile, DeletionVectorDescriptor, RemoveFile } from './action.ts';

/** What a logical file is known by: its data file and its deletion vector (Delta protocol, "Action Reconciliation"). */
export function fileKey(file: AddFile | RemoveFile): string {
  const path = decodePath(file.path);
  return file.deletionVector === undefined ? path : `${path}\n${deletionVectorId(file.deletionVector)}`;
}

/** The name of the object that a path of the log stands for. */
export function decodePath(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch (error) {
    throw new DeltaError('log_malformed', `the path ${path} is not URL-encoded`, { cause: error });
  }
}

/** Whether a path of the log names a place of its own instead of one below the table's root. */
export function isAbsolutePath(path: string): boolean {
  return /^\/|^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(path);
}

/**
 * A path of the log relative to the table's root, still URL-encoded.
 * @throws DeltaError `feature_unsupported` for an absolute path that does not lie below the root
 */
export function relativePath(path: string, location: string | undefined): string {
  if (!isAbsolutePath(path)) return path;
  const root = location === undefined ? null : withoutEmptyHost(location.endsWith('/') ? location : `${location}/`);
  const absolute = withoutEmptyHost(path.startsWith('/') ? `file:${path}` : path);
  if (root !== null && absolute.startsWith(root)) return absolute.slice(root.length);
  throw new DeltaError('feature_unsupported', `the file ${path} lies outside of the table`, {
    feature: 'absolutePaths',
  });
}

/** `file:///a` and `file://localhost/a` say the same as `file:/a`. */
function withoutEmptyHost(url: string): string {
  return url.replace(/^file:\/\/(?:localhost)?(?=\/)/, 'file:');
}

function deletionVectorId(vector: DeletionVectorDescriptor): string {
  const name = `${vector.storageType}${vector.pathOrInlineDv}`;
  return vector.offset === undefined ? name : `${name}@${vector.offset}`;
}
