// A process of its own that consumes the feed and notes what it handled; started by tests only, and killed at any moment.
import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { openCrossTenantDatabase } from '@kiban/postgres';
import { consumeFeed } from '../feed/subscription.ts';

export interface ConsumerOptions {
  readonly url: string;
  readonly name: string;
  /** One line for each event handled: process id, event id, aggregate id, version. */
  readonly notes: string;
  readonly batchSize: number;
}

const { url, name, notes, batchSize } = JSON.parse(process.argv[2] ?? '{}') as ConsumerOptions;
await consumeFeed(openCrossTenantDatabase({ url, connections: 2, application: 'test consumer' }), {
  name,
  batchSize,
  pollMs: 10,
  signal: new AbortController().signal,
  handle: async ({ events }) => {
    for (const event of events) {
      appendFileSync(notes, `${process.pid} ${event.id} ${event.aggregate_id} ${event.version}\n`);
      await sleep(1);
    }
  },
});
