import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openCredentials } from './credentials.ts';
import { currentDataFolder, prepareDataFolder } from './data-folder.ts';
import { codeOf, PostgresServerError, RESET_OR_RESTORE } from './errors.ts';
import { explainFileError } from './file-errors.ts';
import { initializeCluster } from './initialize-cluster.ts';
import { acquireLease, type Lease } from './lease.ts';
import { platformBinaries, usableBinaries } from './platform-binaries.ts';
import { freePort, portProblem } from './ports.ts';
import { findPostmaster, type Postmaster, stopPostmaster } from './postmaster.ts';
import { boundLog, logTail, removeUnfinished, serverLog } from './server-log.ts';
import { isRoot } from './server-user.ts';
import { didNotStart, startServer } from './start-server.ts';

export interface EmbeddedPostgresOptions {
  /** Everything of this server lies here; made if absent. */
  readonly folder: string;
  /** Of 127.0.0.1, for a server started here. Without it: the last one if free, else any free one. */
  readonly port?: number | undefined;
  /** PostgreSQL settings beside ours, for a server started here: `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
  readonly timeoutMs?: number | undefined;
  /** The folder with bin, lib and share; without it what npm installed for this platform. */
  readonly binaries?: string | undefined;
  readonly systemFolders?: SystemFolders | undefined;
}

/** Where copies go that have no place in `folder` or in the packages. */
export interface SystemFolders {
  readonly data: string;
  readonly cache: string;
}

export interface EmbeddedPostgres {
  readonly host: string;
  readonly port: number;
  readonly superuser: string;
  readonly superuserPassword: string;
  /** False: this process joined a server that ran already. */
  readonly startedHere: boolean;
  /** Not always inside `folder`: as root below a 0700 parent the data lies in /var/lib/kiban. */
  readonly dataFolder: string;
  /** Gives this process's use up; the last to leave stops the server. */
  leave(): Promise<void>;
}

const TIMEOUT_MS = 60_000;

export function defaultSystemFolders(): SystemFolders {
  return { data: '/var/lib/kiban', cache: isRoot() ? '/var/cache/kiban' : join(homedir(), '.cache/kiban') };
}

/**
 * Starts the PostgreSQL of `folder`, or joins the one that runs there. Any number of processes may do this at once:
 * PostgreSQL lets one server run on a data folder, and each process holds a lease in it until it leaves or dies.
 * Throws PostgresServerError.
 */
export async function joinEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    return await startOrJoin(options);
  } catch (error) {
    throw explainFileError(error, options.folder);
  }
}

async function startOrJoin(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { folder } = options;
  const deadline = Date.now() + (options.timeoutMs ?? TIMEOUT_MS);
  mkdirSync(folder, { recursive: true });
  const password = superuserPassword(folder);
  let startedPid: number | undefined;
  for (;;) {
    const dataFolder = currentDataFolder(folder);
    const found = findPostmaster(dataFolder);
    if (found === undefined || found === 'stale') {
      if (found === 'stale') rmSync(join(dataFolder, 'postmaster.pid'), { force: true });
      startedPid = (await start(options, password, deadline)) ?? startedPid;
    } else if (found.status === 'ready') {
      const startedHere = found.pid === startedPid;
      const lease = await joinServer(dataFolder, found, password, startedHere);
      if (lease !== undefined) return handle(folder, dataFolder, found.port, password, startedHere, lease);
    }
    if (Date.now() > deadline) throw didNotStart({ folder, dataFolder }, logTail(serverLog(folder)));
    await sleep(15);
  }
}

/** The password of the superuser `postgres`, which only the server and this supervisor use. */
export function superuserPassword(folder: string): string {
  return openCredentials(join(folder, 'credentials')).passwordOf('postgres');
}

/** The process that started, or undefined when another was faster. */
async function start(
  options: EmbeddedPostgresOptions,
  password: string,
  deadline: number,
): Promise<number | undefined> {
  const { folder, settings = {}, systemFolders = defaultSystemFolders() } = options;
  const { dataFolder, user } = prepareDataFolder(folder, systemFolders.data);
  const binaries = usableBinaries(options.binaries ?? platformBinaries(), user, systemFolders.cache);
  removeUnfinished(folder);
  initializeCluster(dataFolder, binaries, user, password);
  const port = await choosePort(folder, options.port);
  const outcome = await startServer({ folder, dataFolder, binaries, user, port, settings, deadline });
  if (outcome.kind === 'port_taken' && options.port !== undefined) throw portInUse(options.port);
  if (outcome.kind !== 'ready') return undefined;
  writeFileSync(join(folder, 'port'), `${port}\n`);
  return outcome.pid;
}

async function choosePort(folder: string, wanted: number | undefined): Promise<number> {
  if (wanted !== undefined) {
    const problem = await portProblem(wanted);
    // perhaps of a server that another process starts on this very folder
    if (problem !== undefined && findPostmaster(currentDataFolder(folder)) === undefined)
      throw portInUse(wanted, problem);
    return wanted;
  }
  const last = lastPort(folder);
  return last !== undefined && (await portProblem(last)) === undefined ? last : freePort();
}

function lastPort(folder: string): number | undefined {
  try {
    const port = Number(readFileSync(join(folder, 'port'), 'utf8'));
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function portInUse(port: number, reason = 'EADDRINUSE'): PostgresServerError {
  const why = reason === 'EADDRINUSE' ? 'is used by another program' : `cannot be used (${reason})`;
  return new PostgresServerError(
    'port_in_use',
    `Port ${port} of 127.0.0.1 ${why}. Choose another with KIBAN_POSTGRES_PORT, or leave that unset and Kiban takes a free one.`,
  );
}

async function joinServer(
  dataFolder: string,
  found: Postmaster,
  password: string,
  startedHere: boolean,
): Promise<Lease | undefined> {
  try {
    return await acquireLease({ port: found.port, password });
  } catch (error) {
    if (startedHere) await stopPostmaster(dataFolder, found.pid);
    if (codeOf(error) !== '28P01') throw error;
    throw new PostgresServerError(
      'data_folder_broken',
      `The server on ${dataFolder} does not accept the password that was kept for it: the data and the credentials folder do not belong together. ${RESET_OR_RESTORE}`,
      error,
    );
  }
}

function handle(
  folder: string,
  dataFolder: string,
  port: number,
  superuserPassword: string,
  startedHere: boolean,
  lease: Lease,
): EmbeddedPostgres {
  const unboundLog = boundLog(folder);
  let left: Promise<void> | undefined;
  const leave = async (): Promise<void> => {
    unboundLog();
    if (await lease.release()) {
      const found = findPostmaster(dataFolder);
      if (found !== undefined && found !== 'stale') await stopPostmaster(dataFolder, found.pid);
    }
    await lease.close();
  };
  return {
    ...{ host: '127.0.0.1', port, superuser: 'postgres', superuserPassword, startedHere, dataFolder },
    leave() {
      left ??= leave();
      return left;
    },
  };
}
