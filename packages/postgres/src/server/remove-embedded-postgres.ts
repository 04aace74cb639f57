import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { currentDataFolder, dataFolderElsewhere } from './data-folder.ts';
import { defaultSystemFolders, type SystemFolders, superuserPassword } from './embedded-postgres.ts';
import { codeOf, PostgresServerError } from './errors.ts';
import { connectSuperuser, leaseHolders, tryExclusive } from './lease.ts';
import { findPostmaster, type Postmaster, stopPostmaster } from './postmaster.ts';

const WAIT_MS = 15_000;
const OURS = /^(data|credentials|port|data-folder|server\.log(\.1)?|(starting|initdb)-\d+-.*)$/;

/**
 * Deletes the database of `folder` and its credentials, stopping a server that nobody uses. Files of others in
 * `folder` stay. Throws `in_use` while a process holds a lease.
 */
export async function removeEmbeddedPostgres(
  folder: string,
  systemFolders: SystemFolders = defaultSystemFolders(),
): Promise<void> {
  if (!existsSync(folder)) return;
  const dataFolder = currentDataFolder(folder);
  const deadline = Date.now() + WAIT_MS;
  for (;;) {
    const found = findPostmaster(dataFolder);
    if (found === undefined || found === 'stale') break;
    if (found.status === 'ready') await stopUnused(folder, dataFolder, found);
    if (Date.now() > deadline) throw inUse(dataFolder, [`process ${found.pid}, which is ${found.status}`]);
    await sleep(50);
  }
  // a path from a file is no licence to delete just anything
  const elsewhere = dataFolderElsewhere(folder, systemFolders.data);
  if (dirname(dirname(dataFolder)) === systemFolders.data)
    rmSync(dirname(dataFolder), { recursive: true, force: true });
  rmSync(dirname(elsewhere), { recursive: true, force: true });
  for (const name of readdirSync(folder)) {
    if (OURS.test(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

async function stopUnused(folder: string, dataFolder: string, found: Postmaster): Promise<void> {
  const client = await connectSuperuser({ port: found.port, password: superuserPassword(folder) }, 'reset').catch(
    (error: unknown) => {
      if (codeOf(error) !== '28P01') throw error;
      throw inUse(dataFolder, [`server process ${found.pid}, which does not accept our password`], error);
    },
  );
  if (client === undefined) return; // it is going
  try {
    if (!(await tryExclusive(client))) throw inUse(dataFolder, await leaseHolders(client));
    await stopPostmaster(dataFolder, found.pid);
  } finally {
    await client.end();
  }
}

function inUse(dataFolder: string, holders: string[], cause?: unknown): PostgresServerError {
  return new PostgresServerError(
    'in_use',
    `The database in ${dataFolder} is in use (${holders.join('; ')}). Stop that first, then reset again. Nothing was deleted.`,
    cause,
  );
}
