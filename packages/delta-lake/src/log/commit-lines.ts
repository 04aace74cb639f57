import { DeltaError } from '../errors.ts';
import type { Action } from './action.ts';
import { formatJson, parseJson } from './json.ts';
import { readAction } from './read-action.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });
const encoder = new TextEncoder();

/**
 * The actions of a commit file, in its order; kinds that the protocol may add later are left out.
 * @throws DeltaError `log_malformed`, naming the version and the line
 */
export function parseCommit(bytes: Uint8Array, version: number): Action[] {
  return parseActionLines(bytes, `commit ${version}`, readAction).filter((action) => !isEmpty(action));
}

/** The bytes of a commit file: one action a line, 64-bit integers exact. */
export function formatCommit(actions: readonly Action[]): Uint8Array {
  return encoder.encode(actions.map((action) => `${formatJson(action)}\n`).join(''));
}

/** Reads each line of newline-delimited JSON; `name` says in errors what the lines belong to. */
export function parseActionLines<T>(bytes: Uint8Array, name: string, read: (json: unknown) => T): T[] {
  const results: T[] = [];
  for (const [index, line] of decodeText(bytes, name).split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      results.push(read(line.includes('"txn"') ? parseJson(line) : JSON.parse(line)));
    } catch (error) {
      throw new DeltaError('log_malformed', `${name}, line ${index + 1}: ${(error as Error).message}`, {
        cause: error,
      });
    }
  }
  return results;
}

function decodeText(bytes: Uint8Array, name: string): string {
  try {
    return decoder.decode(bytes);
  } catch (error) {
    throw new DeltaError('log_malformed', `${name} is not UTF-8`, { cause: error });
  }
}

function isEmpty(action: Action): boolean {
  for (const _ in action) return false;
  return true;
}
