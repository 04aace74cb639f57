import { lakeStatus, openLake, type TableStatus } from '@kiban/delivery';
import { openObjectStorage } from '@kiban/object-storage';
import { type DatabaseServer, openCrossTenantDatabase } from '@kiban/postgres';
import type { Finding } from '@kiban/postgres/guard';
import type { Config } from '../config.ts';
import type { Examined } from './check.ts';
import { isAtWork } from './workers.ts';

/** So many rounds may be missed before a worker at work counts as late. */
const ROUNDS = 5;
const LEAST_SECONDS = 60;

/** Whether what happened is in the lake, and what is held back. */
export async function examineLake(server: DatabaseServer, { lake }: Config, notRunning: string): Promise<Examined> {
  const database = openCrossTenantDatabase({
    url: server.urlOf('kiban_delivery'),
    connections: 1,
    application: 'kiban doctor',
  });
  const storage = await openObjectStorage(lake.url);
  try {
    const statuses = await lakeStatus({ lake: openLake({ storage }), database });
    const atWork = await isAtWork(server, 'kiban lake');
    const lateAfter = Math.max(LEAST_SECONDS, (ROUNDS * lake.intervalMs) / 1_000);
    const findings = statuses.flatMap((status) => [
      ...unreadable(status),
      ...heldBack(status),
      ...(atWork ? late(status, lateAfter) : []),
    ]);
    const waiting = Math.max(0, ...statuses.map(({ ledger }) => ledger?.lag_events ?? 0));
    const rows = statuses.reduce((sum, { contents }) => sum + (contents?.rows ?? 0), 0);
    const looked = `${storage.location}, ${statuses.length} tables, ${rows} rows, ${waiting} events wait`;
    return { looked, findings, ...(atWork ? {} : { unproven: notRunning }) };
  } finally {
    await Promise.all([database.close(), storage.close()]);
  }
}

function unreadable({ table, contents, problem, ledger }: TableStatus): Finding[] {
  const isGone = contents === null && problem === null && (ledger?.published_at ?? null) !== null;
  if (problem === null && !isGone) return [];
  return [
    {
      rule: 'lake_table_unreadable',
      object: table.name,
      message: `The lake's table ${table.name} ${isGone ? 'is gone' : `cannot be read: ${problem}`}.`,
      mend: `kiban lake rebuild ${table.name}: the worker writes it anew from the first event on. Find out who else writes to the lake.`,
    },
  ];
}

function heldBack({ table, ledger }: TableStatus): Finding[] {
  if (ledger === null || ledger.held === null) return [];
  const { number, reason, detail, since, attempts } = ledger.held;
  return [
    {
      rule: 'batch_held',
      object: table.name,
      message: `Batch ${number} of the lake's table ${table.name} is held back since ${since}, after ${attempts} attempts: ${reason}. ${detail}`,
      mend: 'Readers go on with the last good version. Mend what the reason says; the worker tries again by itself. See docs/runbooks/lake.md.',
    },
  ];
}

function late({ table, ledger }: TableStatus, after: number): Finding[] {
  if (ledger === null || ledger.held !== null || ledger.lag_seconds <= after) return [];
  const { lag_events: events, lag_seconds: seconds } = ledger;
  return [
    {
      rule: 'lake_behind',
      object: table.name,
      message: `The lake's table ${table.name} is ${Math.round(seconds)} s behind: ${events} events wait.`,
      mend: 'Look at the log of the delivery worker: whether storage or database are away, and whether rounds take too long.',
    },
  ];
}
