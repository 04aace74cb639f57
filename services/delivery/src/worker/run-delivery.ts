import type { TableWarning } from '@kiban/delta-lake';
import type { ObjectStorage } from '@kiban/object-storage';
import { openCrossTenantDatabase } from '@kiban/postgres';
import { pause } from '@kiban/service';
import type { Logger } from '@kiban/telemetry';
import { openLake } from '../lake/open-lake.ts';
import { maintainLake } from '../maintenance/maintain-lake.ts';
import { deliverOnce } from '../rounds/deliver-once.ts';
import type { DeliveryParts, Phase } from '../rounds/parts.ts';
import { withTurn } from './turn.ts';

export interface DeliveryOptions {
  /** Of the role kiban_delivery. */
  readonly databaseUrl: string;
  /** The lake's root. */
  readonly storage: ObjectStorage;
  readonly logger: Logger;
  /** Ends the worker after what it is committing. */
  readonly signal: AbortSignal;
  /** Milliseconds from the beginning of a round to that of the next, default 60,000: what is new is in the lake as late as that. */
  readonly intervalMs?: number;
  /** The most events of the feed in a batch, default 10,000. */
  readonly batchEvents?: number;
  /** Milliseconds that files with an erased person's data remain for readers that are at work, default one hour. */
  readonly erasureGraceMs?: number;
  /** Milliseconds between looks whether the worker whose turn it is has ended, default 1,000. */
  readonly turnPollMs?: number;
  readonly onPhase?: (phase: Phase, table: string) => void;
}

const CONNECTIONS = 3;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/**
 * Keeps the lake as the events are, until the signal. Of several processes one works, the others wait. Goes on by itself
 * when database or storage come back.
 */
export async function runDelivery(options: DeliveryOptions): Promise<void> {
  const { databaseUrl, storage, logger, signal, turnPollMs = 1_000 } = options;
  const database = openCrossTenantDatabase({
    url: databaseUrl,
    connections: CONNECTIONS,
    application: 'kiban delivery',
  });
  const parts = {
    ...{ database, logger, lake: openLake({ storage, onWarning: warningsTo(logger) }) },
    batchEvents: options.batchEvents ?? 10_000,
    erasureGraceMs: options.erasureGraceMs ?? 3_600_000,
    ...(options.onPhase === undefined ? {} : { onPhase: options.onPhase }),
  };
  const health = tellingOnce(logger);
  let wait = FIRST_WAIT_MS;
  try {
    while (!signal.aborted) {
      try {
        await withTurn(database, { signal, pollMs: turnPollMs }, (turn) => {
          const requireTurn = async (): Promise<void> => {
            signal.throwIfAborted();
            await turn();
          };
          return rounds({ ...parts, requireTurn }, options, () => {
            wait = FIRST_WAIT_MS;
            health.works();
          });
        });
      } catch (error) {
        if (signal.aborted) break; // what was under way is begun again by the next worker
        parts.lake.forget();
        health.fails(error);
        await pause(wait, signal);
        wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      }
    }
  } finally {
    await database.close();
  }
}

async function rounds(parts: DeliveryParts, options: DeliveryOptions, done: () => void): Promise<void> {
  const { signal, intervalMs = 60_000 } = options;
  const changed = new Set<string>();
  while (!signal.aborted) {
    const began = performance.now();
    const { batches, more } = await deliverOnce(parts);
    for (const { table_name } of batches) changed.add(table_name);
    done();
    if (more) continue;
    const left = (): number => intervalMs - (performance.now() - began);
    const { finished } = await maintainLake(parts, { tables: changed, budgetMs: Math.max(0, left()), signal });
    if (finished) changed.clear();
    await pause(Math.max(0, left()), signal);
  }
}

/** Of what failed after a commit and does not undo it. */
function warningsTo(logger: Logger): (table: string, warning: TableWarning) => void {
  return (table_name, { code, version, cause }) =>
    logger.warn('A table of the lake was written, but not looked after', { table_name, code, version, error: cause });
}

/** Says that it fails when that begins or is for another reason than before, and that it works when it does again. */
function tellingOnce(logger: Logger): { fails(error: unknown): void; works(): void } {
  let failing: string | null = null;
  return {
    fails: (error) => {
      const { code = '', message } = error as Error & { code?: string };
      const reason = code || message;
      if (reason !== failing) logger.warn('The lake cannot be written; it is tried again until it can.', { error });
      failing = reason;
    },
    works: () => {
      if (failing !== null) logger.info('The lake is written again');
      failing = null;
    },
  };
}
