import { consumeFeed } from '@kiban/event-store';
import { openCrossTenantDatabase, openDatabase } from '@kiban/postgres';
import { keepRunning, pause } from '@kiban/service';
import type { Logger } from '@kiban/telemetry';
import { followChanges } from '../entitlements/stream/follow-changes.ts';
import { type EntitlementNews, entitlementNews } from '../entitlements/stream/news.ts';
import { renewDueLicences } from '../licences/renew-due-licences.ts';
import { react } from '../reactions/react.ts';

export interface AssetWorkerOptions {
  /** As the role `kiban_asset`: writes what follows. */
  readonly databaseUrl: string;
  /** As the role `kiban_asset_worker`: reads the feed and looks for what is due, in all tenants. */
  readonly workerDatabaseUrl: string;
  readonly logger: Logger;
}

export interface AssetWorker {
  /** For the stream of this process. */
  readonly news: EntitlementNews;
  /** Ends the streams, and waits for what is under way. */
  stop(): Promise<void>;
}

/** The name under which reactions keep their place in the feed. */
export const REACTIONS = 'asset-reactions';
const RENEWAL_MS = 60_000;

/** What works behind the API. Of any number of processes one reacts to events; each follows the feed for its own listeners. */
export function startAssetWorker({ databaseUrl, workerDatabaseUrl, logger }: AssetWorkerOptions): AssetWorker {
  const controller = new AbortController();
  const { signal } = controller;
  const database = openDatabase({ url: databaseUrl, connections: 2, application: 'asset worker' });
  // a turn and a cursor for the reactions, one for the renewals, one for the news
  const feed = openCrossTenantDatabase({ url: workerDatabaseUrl, connections: 4, application: 'asset worker' });
  const news = entitlementNews();
  const works: Readonly<Record<string, () => Promise<void>>> = {
    'releasing seats': () =>
      consumeFeed(feed, {
        ...{ name: REACTIONS, batchSize: 200, signal },
        handle: async ({ events }) => {
          for (const event of events) await react(database, event);
        },
      }),
    'renewing licences': async () => {
      while (!signal.aborted) {
        await renewDueLicences(feed, database);
        await pause(RENEWAL_MS, signal);
      }
    },
    'the news of entitlements': () => followChanges({ feed, news, signal }),
  };
  const running = Object.entries(works).map(([name, work]) => keepRunning(name, work, { signal, logger }));
  return {
    news,
    stop: async () => {
      controller.abort();
      news.close();
      await Promise.all(running);
      await Promise.all([database.close(), feed.close()]);
    },
  };
}
