import { execFileSync } from 'node:child_process';

/** Copies what is in a folder into another. With its owners: as root the files of a database are another user's. */
export function copyFolder(from: string, to: string): void {
  execFileSync('cp', ['-a', `${from}/.`, to]);
}
