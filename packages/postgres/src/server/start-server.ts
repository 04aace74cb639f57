import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PostgresServerError, RESET_OR_RESTORE } from './errors.ts';
import { diskFull, diskWasFull } from './file-errors.ts';
import type { Binaries } from './platform-binaries.ts';
import { findPostmaster, stopPostmaster } from './postmaster.ts';
import { adoptLog, logTail, serverLog, unfinishedName } from './server-log.ts';
import { type ServerUser, serverEnvironment } from './server-user.ts';

export interface ServerStart {
  readonly folder: string;
  readonly dataFolder: string;
  readonly binaries: Binaries;
  readonly user: ServerUser;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly deadline: number;
}

export type StartOutcome =
  | { readonly kind: 'ready'; readonly pid: number }
  /** Another process started one on this folder; PostgreSQL itself lets only one run. */
  | { readonly kind: 'already_running' }
  | { readonly kind: 'port_taken' };

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  wal_level: 'logical',
  max_connections: '150',
  shared_buffers: '128MB',
  max_wal_size: '512MB',
  jit: 'off',
  cluster_name: 'kiban',
};

/** Starts the server in a session of its own, where Ctrl-C in the terminal does not reach it, and waits until it is ready. */
export async function startServer(start: ServerStart): Promise<StartOutcome> {
  const startLog = join(start.folder, unfinishedName('starting'));
  const server = spawnServer(start, startLog);
  const ending = new Promise<string>((resolve) => {
    server.once('error', (error) => resolve(error.message));
    server.once('exit', (code, signal) => resolve(`it ended with ${signal ?? code}`));
  });
  const ended = await Promise.race([ending, becomesReady(start, server)]);
  if (ended === 'ready' && server.pid !== undefined) {
    adoptLog(start.folder, startLog);
    server.unref();
    return { kind: 'ready', pid: server.pid };
  }
  if (ended === 'too_late' && server.pid !== undefined) {
    const lines = logTail(startLog);
    await stopPostmaster(start.dataFolder, server.pid);
    adoptLog(start.folder, startLog);
    throw didNotStart(start, lines);
  }
  return explainEnd(start, startLog, ended);
}

function spawnServer(start: ServerStart, startLog: string): ChildProcess {
  const settings = Object.entries({ ...SETTINGS, ...start.settings });
  const log = openSync(startLog, 'a', 0o600);
  try {
    return spawn(
      join(start.binaries.folder, 'bin/postgres'),
      [
        '-D',
        start.dataFolder,
        '-p',
        String(start.port),
        ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      { ...start.user, cwd: '/', env: serverEnvironment(), detached: true, stdio: ['ignore', log, log] },
    );
  } finally {
    closeSync(log);
  }
}

async function becomesReady(start: ServerStart, server: ChildProcess): Promise<'ready' | 'too_late' | 'ended'> {
  while (server.exitCode === null && server.signalCode === null) {
    const found = findPostmaster(start.dataFolder);
    if (found !== undefined && found !== 'stale' && found.pid === server.pid && found.status === 'ready')
      return 'ready';
    if (Date.now() > start.deadline) return 'too_late';
    await sleep(10);
  }
  return 'ended';
}

function explainEnd(start: ServerStart, startLog: string, ended: string): StartOutcome {
  const lines = logTail(startLog);
  // empty: the other one has just made it and has not written into it yet
  if (/lock file "postmaster.pid" (already exists|is empty)|pre-existing shared memory block/.test(lines)) {
    rmSync(startLog, { force: true });
    return { kind: 'already_running' };
  }
  adoptLog(start.folder, startLog);
  if (/could not bind|could not create any TCP\/IP sockets/.test(lines)) return { kind: 'port_taken' };
  if (diskWasFull(lines, [start.folder, start.dataFolder])) throw diskFull(start.dataFolder);
  throw new PostgresServerError(
    'data_folder_broken',
    `PostgreSQL could not start on ${start.dataFolder} (${ended}). ${RESET_OR_RESTORE} Its last words, from ${serverLog(start.folder)}:\n${lines}`,
  );
}

export function didNotStart(start: { folder: string; dataFolder: string }, lines: string): PostgresServerError {
  return new PostgresServerError(
    'server_did_not_start',
    `PostgreSQL on ${start.dataFolder} was not ready in time. After a crash it may need longer: start again. Its log is ${serverLog(start.folder)}; the last lines:\n${lines}`,
  );
}
