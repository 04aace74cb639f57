import { consumeFeed } from '@kiban/event-store';
import { openCrossTenantDatabase, openDatabase } from '@kiban/postgres';
import { keepRunning } from '@kiban/service';
import type { Logger } from '@kiban/telemetry';
import { makeRequestedUser } from './make-requested-user.ts';

export interface UserRequestsOptions {
  /** Of the role kiban_directory. */
  readonly databaseUrl: string;
  /** Of the role kiban_user_requests, which reads these events of the feed and nothing else. */
  readonly feedUrl: string;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/** The name under which it keeps its place in the feed. */
export const USER_REQUESTS = 'directory-user-requests';

/** Makes the users that sign-in asks for, until the signal. Of any number of processes one works. */
export async function runUserRequests(options: UserRequestsOptions): Promise<void> {
  const { databaseUrl, feedUrl, logger, signal } = options;
  const database = openDatabase({ url: databaseUrl, connections: 1, application: 'kiban user requests' });
  const feed = openCrossTenantDatabase({ url: feedUrl, connections: 2, application: 'kiban user requests' });
  const work = (): Promise<void> =>
    consumeFeed(feed, {
      ...{ name: USER_REQUESTS, batchSize: 100, signal },
      handle: async ({ events }) => {
        for (const event of events)
          if (!(await makeRequestedUser(database, event)))
            logger.error('A user that sign-in asked for could not be made.', { event_id: event.id });
      },
    });
  try {
    await keepRunning('Making users who signed in by a provider', work, { signal, logger });
  } finally {
    await Promise.all([database.close(), feed.close()]);
  }
}
