import { mkdirSync } from 'node:fs';
import { runDelivery } from '@kiban/delivery';
import { type ObjectStorage, openObjectStorage } from '@kiban/object-storage';
import type { Logger } from '@kiban/telemetry';
import { type Config, lakeOf } from '../config.ts';
import type { Platform } from '../platform.ts';

/** The worker that writes the lake, beside everything else in this process. */
export interface RunningDelivery {
  readonly storage: ObjectStorage;
  /** Ends after the commit under way. */
  close(): Promise<void>;
}

/** The first round begins at once. Sign-in and directory go on when the worker cannot: `ended` is told why. */
export async function startDelivery(
  config: Config,
  platform: Platform,
  logger: Logger,
  ended: (error: unknown) => void,
): Promise<RunningDelivery> {
  const { url } = config.lake;
  // what is in it is every tenant's: for nobody else on this machine unless the operator says so
  if (url === lakeOf(config.home)) mkdirSync(url, { recursive: true, mode: 0o700 });
  const storage = await openObjectStorage(url);
  const stop = new AbortController();
  const running = runDelivery({
    databaseUrl: platform.server.urlOf('kiban_delivery'),
    ...{ storage, logger, signal: stop.signal, intervalMs: config.lake.intervalMs },
  }).catch(ended);
  const close = async (): Promise<void> => {
    stop.abort();
    await running;
    await storage.close();
  };
  return { storage, close };
}
