// A process of its own that fills a lake through a storage that fails; started by tests only, and killed at any moment.
import { openSync, writeSync } from 'node:fs';
import { runDelivery } from '@kiban/delivery';
import { openObjectStorage } from '@kiban/object-storage';
import { openLogger } from '@kiban/telemetry';
import { faultyStorage } from './faulty-storage.ts';

export interface WorkerOptions {
  /** Of the role `kiban_delivery`. */
  readonly databaseUrl: string;
  readonly lakeUrl: string;
  /** A file to note in when something is begun, and what: the last line tells in what it was killed. */
  readonly journal: string;
  readonly faultRate: number;
  readonly batchEvents?: number;
  /** It kills itself with SIGKILL that long after it has begun this for the n-th time. Null: it waits to be killed. */
  readonly dies: { readonly in: string; readonly time: number; readonly afterMs: number } | null;
}

// whoever started it may be killed, too
process.stdin.resume().once('end', () => process.exit());

const options = JSON.parse(process.argv[2] ?? '{}') as WorkerOptions;
const journal = openSync(options.journal, 'a');
const times = new Map<string, number>();

function begin(what: string): void {
  writeSync(journal, `${Date.now()} ${what}\n`);
  const time = (times.get(what) ?? 0) + 1;
  times.set(what, time);
  const { dies } = options;
  if (dies?.in !== what || dies.time !== time) return;
  if (dies.afterMs === 0) process.kill(process.pid, 'SIGKILL');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), dies.afterMs);
}

const storage = faultyStorage(await openObjectStorage(options.lakeUrl), {
  rate: options.faultRate,
  random: Math.random,
  onCall: (call, path) => {
    if (call === 'putIfAbsent' && /\d{20}\.json$/.test(path)) begin('commit');
    else if (call === 'put' && path.includes('.checkpoint.')) begin('checkpoint');
    else if (call.startsWith('put') && path.endsWith('.parquet')) begin('data file');
  },
});

begin('standing by');
await runDelivery({
  databaseUrl: options.databaseUrl,
  storage,
  logger: openLogger({
    service: 'delivery',
    format: 'json',
    level: 'error',
    write: (line) => process.stderr.write(line),
  }),
  signal: new AbortController().signal,
  intervalMs: 20,
  erasureGraceMs: 0,
  turnPollMs: 20,
  ...(options.batchEvents === undefined ? {} : { batchEvents: options.batchEvents }),
  onPhase: begin,
});
