import type { Mailer } from '@kiban/mail';
import type { CrossTenantDatabase, Database } from '@kiban/postgres';
import { keepRunning } from '@kiban/service';
import type { Logger } from '@kiban/telemetry';
import { deliverInvitations } from './invitations/deliver-invitations.ts';
import { takeInvitation } from './invitations/invitation.ts';
import { followDirectory } from './login-view/follow-directory.ts';
import { endSessionsOfClosedUser } from './login-view/user-closed.ts';
import { deliverRecords } from './records/deliver-records.ts';
import type { PostgresqlStore } from './store/postgresql/postgresql-store.ts';
import { sweepExpired } from './store/sweep-expired.ts';

export interface WorkerParts {
  readonly origin: string;
  readonly store: PostgresqlStore;
  /** Connections of the role kiban_login_view. */
  readonly feed: CrossTenantDatabase;
  /** Connections of the role kiban_auth_recorder. */
  readonly recorder: Database;
  readonly mailer: Mailer;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** What works behind the pages: the login view, invitations, records, the sweep. None of it is needed to answer. */
export function startWorkers(parts: WorkerParts): { stop(): Promise<void> } {
  const { origin, store, feed, recorder, mailer, logger, clock } = parts;
  const controller = new AbortController();
  const { signal } = controller;
  const works: Readonly<Record<string, () => Promise<void>>> = {
    'the login view': () =>
      followDirectory({
        ...{ store, feed, signal },
        userClosed: (user, event) => endSessionsOfClosedUser(store, clock, user, event),
        invitationChanged: (event) => takeInvitation(store, event),
      }),
    'the delivery of invitations': () => deliverInvitations({ store, mailer, logger, clock, origin, signal }),
    'the delivery of records': () => deliverRecords({ store, database: recorder, logger, signal }),
    'the sweep': () => sweepExpired(store, signal),
  };
  const running = Object.entries(works).map(([name, work]) => keepRunning(name, work, { signal, logger }));
  return {
    stop: async () => {
      controller.abort();
      await Promise.all(running);
    },
  };
}
