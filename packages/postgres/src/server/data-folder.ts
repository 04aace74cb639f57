import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf, PostgresServerError, RESET_OR_RESTORE } from './errors.ts';
import { canEnter, giveTo, isRoot, type ServerUser, serverUserFor } from './server-user.ts';

const POINTER = 'data-folder';

export interface DataPlace {
  readonly dataFolder: string;
  readonly user: ServerUser;
}

/** Where the data of `folder` is: inside it, or where a file in it says. Nothing is made. */
export function currentDataFolder(folder: string): string {
  return pointedAt(folder) ?? join(folder, 'data');
}

/**
 * Decides, once, where the data of `folder` lies. As root the server runs as another user; where a parent of `folder`
 * shuts that user out (0700 homes), the data goes below `systemFolder`, because loosening such a parent is not ours to do.
 */
export function prepareDataFolder(folder: string, systemFolder: string): DataPlace {
  const dataFolder = currentDataFolder(folder);
  const user = serverUserFor(dataFolder);
  if (pointedAt(folder) !== undefined) {
    if (existsSync(dirname(dataFolder))) return { dataFolder, user };
    throw new PostgresServerError(
      'data_folder_broken',
      `${join(folder, POINTER)} says that the data is in ${dataFolder}, and that does not exist (was the folder copied from another machine?). ${RESET_OR_RESTORE}`,
    );
  }
  if (!isRoot() || existsSync(dataFolder) || canEnter(user, folder)) return { dataFolder, user };
  return { dataFolder: placeElsewhere(folder, systemFolder, user), user };
}

/** Where the data of `folder` would lie if a parent shut the server's user out. */
export function dataFolderElsewhere(folder: string, systemFolder: string): string {
  const real = existsSync(folder) ? realpathSync(folder) : folder;
  return join(systemFolder, createHash('sha256').update(real).digest('hex').slice(0, 16), 'data');
}

function placeElsewhere(folder: string, systemFolder: string, user: ServerUser): string {
  const dataFolder = dataFolderElsewhere(folder, systemFolder);
  mkdirSync(systemFolder, { recursive: true, mode: 0o755 });
  mkdirSync(dirname(dataFolder), { recursive: true, mode: 0o700 });
  giveTo(user, dirname(dataFolder));
  // its passwords went with the pointer; a process starting beside us writes the pointer before it makes data
  if (existsSync(dataFolder) && readdirSync(dataFolder).length > 0 && pointedAt(folder) === undefined) {
    throw new PostgresServerError(
      'data_folder_broken',
      `${dataFolder} holds the data of an earlier ${folder}, whose passwords are gone. ${RESET_OR_RESTORE}`,
    );
  }
  writeFileSync(join(folder, POINTER), `${dataFolder}\n`);
  return dataFolder;
}

function pointedAt(folder: string): string | undefined {
  try {
    const path = readFileSync(join(folder, POINTER), 'utf8').trim();
    return path === '' ? undefined : path;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
