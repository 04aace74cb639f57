import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './errors.ts';
import { isAlive } from './postmaster.ts';

const LOG = 'server.log';
const MAX_BYTES = 16 * 1024 * 1024;
const CHECK_EVERY_MS = 60_000;
const TAIL_BYTES = 16 * 1024;

export function serverLog(folder: string): string {
  return join(folder, LOG);
}

/** The log of a start that has yet to succeed: a start that loses a race must not disturb the log of the one that won. */
export function unfinishedName(kind: 'starting' | 'initdb'): string {
  return `${kind}-${process.pid}-${Math.random().toString(36).slice(2, 10)}`;
}

/** Gives the log its name, keeping one earlier log; the server goes on writing to it. */
export function adoptLog(folder: string, startLog: string): void {
  if (existsSync(serverLog(folder))) renameSync(serverLog(folder), `${serverLog(folder)}.1`);
  renameSync(startLog, serverLog(folder));
}

/** Removes what killed processes left of their starts. */
export function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = Number(/^(?:starting|initdb)-(\d+)-/.exec(name)?.[1]);
    if (Number.isInteger(pid) && !isAlive(pid)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** The last lines of a log. */
export function logTail(file: string, lines = 15): string {
  if (!existsSync(file)) return '';
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const buffer = Buffer.alloc(Math.min(size, TAIL_BYTES));
    readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } finally {
    closeSync(descriptor);
  }
}

/** Keeps a log that grows while the server runs below twice `maxBytes`; ends with the returned function. */
export function boundLog(folder: string, maxBytes = MAX_BYTES, everyMs = CHECK_EVERY_MS): () => void {
  const timer = setInterval(() => shorten(serverLog(folder), maxBytes), everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

function shorten(file: string, maxBytes: number): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) <= maxBytes) return;
  try {
    copyFileSync(file, `${file}.1`);
  } catch {
    rmSync(`${file}.1`, { force: true }); // on a full disk the earlier log goes first
  }
  try {
    truncateSync(file); // the server writes in append mode and goes on at the start
  } catch (error) {
    if (codeOf(error) !== 'EACCES') throw error; // started by root: whoever runs as root shortens it
  }
}
