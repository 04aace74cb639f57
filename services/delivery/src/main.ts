import { openObjectStorage } from '@kiban/object-storage';
import { openLogger } from '@kiban/telemetry';
import { deliveryConfigOf } from './config.ts';
import { runDelivery } from './worker/run-delivery.ts';

// Delivery alone: a worker, no port. Of several processes one works and the others wait for it to end.
const { databaseUrl, lakeUrl, logFormat, logLevel, ...work } = deliveryConfigOf(process.env);
const logger = openLogger({ service: 'delivery', format: logFormat, level: logLevel });
const storage = await openObjectStorage(lakeUrl);
const ending = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    logger.info('Delivery is ending', { signal });
    ending.abort();
  });
logger.info('Delivery works', { lake: storage.location, interval_ms: work.intervalMs });
await runDelivery({ databaseUrl, storage, logger, signal: ending.signal, ...work });
await storage.close();
