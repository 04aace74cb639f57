import { openCrossTenantDatabase, openDatabase } from '@kiban/postgres';
import { keepRunning, pause } from '@kiban/service';
import type { Logger } from '@kiban/telemetry';
import { closeDueReviews } from './close-due-reviews.ts';

export interface ReviewsOptions {
  /** Of the role kiban_directory. */
  readonly databaseUrl: string;
  /** Of the role kiban_review_worker. */
  readonly workerUrl: string;
  readonly logger: Logger;
  /** Ends the worker after the review it is closing. */
  readonly signal: AbortSignal;
  /** Milliseconds between looks, default 60,000: a review is closed as late as that. */
  readonly intervalMs?: number;
}

/** Closes reviews when they are due, until the signal. Goes on by itself when the database comes back. */
export async function runReviews(options: ReviewsOptions): Promise<void> {
  const { databaseUrl, workerUrl, logger, signal, intervalMs = 60_000 } = options;
  const database = openDatabase({ url: databaseUrl, connections: 1, application: 'kiban reviews' });
  const due = openCrossTenantDatabase({ url: workerUrl, connections: 1, application: 'kiban reviews' });
  const work = async (): Promise<void> => {
    while (!signal.aborted) {
      await closeDueReviews({ database, due, logger });
      await pause(intervalMs, signal);
    }
  };
  try {
    await keepRunning('Closing reviews of access', work, { signal, logger });
  } finally {
    await Promise.all([database.close(), due.close()]);
  }
}
