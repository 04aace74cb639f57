import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { PostgresServerError, RESET_OR_RESTORE } from './errors.ts';
import { diskFull, diskWasFull } from './file-errors.ts';
import type { Binaries } from './platform-binaries.ts';
import { unfinishedName } from './server-log.ts';
import { giveTo, type ServerUser, serverEnvironment } from './server-user.ts';

/**
 * Makes the data folder unless there is one. It is made under another name and renamed when finished, so that a
 * process killed meanwhile leaves nothing half made, and of two processes doing it the second finds the first one's.
 */
export function initializeCluster(dataFolder: string, binaries: Binaries, user: ServerUser, password: string): void {
  if (checkCluster(dataFolder, binaries) === 'usable') return;
  const workFolder = join(dirname(dataFolder), unfinishedName('initdb'));
  const newData = join(workFolder, 'data');
  const passwordFile = join(workFolder, 'password');
  try {
    for (const folder of [workFolder, newData]) {
      mkdirSync(folder, { mode: 0o700 });
      giveTo(user, folder);
    }
    writeFileSync(passwordFile, password, { mode: 0o600 });
    giveTo(user, passwordFile);
    runInitdb(binaries, user, newData, passwordFile, dataFolder);
    moveIntoPlace(newData, dataFolder);
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
}

function checkCluster(dataFolder: string, binaries: Binaries): 'absent' | 'usable' {
  const versionFile = join(dataFolder, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    if (!existsSync(dataFolder) || readdirSync(dataFolder).length === 0) return 'absent';
    throw new PostgresServerError(
      'data_folder_broken',
      `${dataFolder} holds files but no PostgreSQL database (PG_VERSION is missing). ${RESET_OR_RESTORE}`,
    );
  }
  const madeBy = readFileSync(versionFile, 'utf8').trim();
  const major = binaries.version.split('.')[0];
  if (madeBy === major) return 'usable';
  throw new PostgresServerError(
    'data_folder_version',
    `${dataFolder} was made by PostgreSQL ${madeBy}, and this is PostgreSQL ${major}, which cannot read it. Run the version of Kiban that made it and export the data, or start afresh with \`npm start -- --reset\` (this deletes the data).`,
  );
}

function runInitdb(
  binaries: Binaries,
  user: ServerUser,
  newData: string,
  passwordFile: string,
  dataFolder: string,
): void {
  const { status, stdout, stderr, error } = spawnSync(
    join(binaries.folder, 'bin/initdb'),
    [
      ...['-D', newData, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
      // one sort order on every machine
      ...['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--no-sync', '--no-instructions'],
    ],
    { ...user, cwd: '/', env: serverEnvironment(), encoding: 'utf8' },
  );
  if (status === 0) return;
  const output = `${stdout ?? ''}\n${stderr ?? ''}`.trim();
  if (diskWasFull(output, [dirname(newData)])) throw diskFull(dirname(dataFolder), error);
  throw new PostgresServerError(
    'data_folder_broken',
    `PostgreSQL could not make a new database in ${dataFolder}. initdb said:\n${output.split('\n').slice(-8).join('\n')}`,
    error,
  );
}

function moveIntoPlace(newData: string, dataFolder: string): void {
  try {
    if (existsSync(dataFolder)) rmdirSync(dataFolder); // an empty one: Windows renames onto nothing
    renameSync(newData, dataFolder);
  } catch (error) {
    if (!existsSync(join(dataFolder, 'PG_VERSION'))) throw error; // else another process was faster
  }
}
