import type { Envelope } from '@kiban/key-encryption';
import type { Mailer } from '@kiban/mail';
import type { CrossTenantDatabase, Database } from '@kiban/postgres';
import { keepRunning } from '@kiban/service';
import type { Logger } from '@kiban/telemetry';
import type { Connections } from './connections/open-connections.ts';
import { refreshAllMetadata } from './connections/refresh-metadata.ts';
import { watchDomains } from './domains/watch-domains.ts';
import { followEmergencies } from './emergencies/follow-emergencies.ts';
import { deliverAlerts } from './emergencies/webhook/deliver-alerts.ts';
import { takeInvitation } from './invitations/invitation.ts';
import { endLostAccess } from './login-view/access-lost.ts';
import { followDirectory } from './login-view/follow-directory.ts';
import { watchFreshness } from './login-view/freshness.ts';
import { deliverMails } from './mails/deliver-mails.ts';
import { followSlowRefusals } from './older-system/ease-refusals.ts';
import { deliverRecords } from './records/deliver-records.ts';
import { followPrepared } from './records/follow-prepared.ts';
import { followNotices } from './sessions/follow-notices.ts';
import type { TellClient } from './sessions/logout-notices.ts';
import type { OperatedStore } from './store/auth-store.ts';
import { sweepExpired } from './store/sweep-expired.ts';
import { watchSupportSessions } from './support-sessions/watch-support-sessions.ts';

export interface WorkerParts {
  readonly origin: string;
  /** Where the console is. */
  readonly homeUrl: string;
  readonly store: OperatedStore;
  readonly envelope: Envelope;
  readonly connections: Connections;
  /** Connections of the role kiban_login_view. */
  readonly feed: CrossTenantDatabase;
  /** Connections of the role kiban_auth_recorder. */
  readonly recorder: Database;
  readonly mailer: Mailer;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Tells a client of a session that ended. */
  readonly tellClient: TellClient;
}

/** What works behind the pages: the login view, invitations, records, the sweep. None of it is needed to answer. */
export function startWorkers(parts: WorkerParts): { stop(): Promise<void> } {
  const { origin, homeUrl, store, envelope, connections, feed, recorder, mailer, logger, clock, tellClient } = parts;
  const controller = new AbortController();
  const { signal } = controller;
  const works: Readonly<Record<string, () => Promise<void>>> = {
    'the login view': () =>
      followDirectory({
        ...{ store, feed, signal },
        applied: (applied, event) => endLostAccess(store, clock, applied, event),
        invitationChanged: (event) => takeInvitation({ store, clock }, event),
      }),
    'the age of the login view': () => watchFreshness({ store, feed, signal }),
    'the telling of clients': () => followNotices({ store, clock, tell: tellClient, signal }),
    'the delivery of mail': () => deliverMails({ store, envelope, mailer, logger, clock, origin, signal }),
    'the delivery of alerts': () =>
      deliverAlerts({ store, envelope, ask: connections.outside.ask, logger, clock, origin, homeUrl, signal }),
    'the delivery of records': () => deliverRecords({ store, database: recorder, logger, signal }),
    'the records of what was interrupted': () => followPrepared(store, signal),
    'the support sessions': () => watchSupportSessions({ store, clock, signal }),
    'the end of emergencies': () => followEmergencies({ store, envelope, logger, clock, signal }),
    'the metadata of connections': () =>
      refreshAllMetadata({ store, outside: connections.outside, logger, clock, signal }),
    'the time that refusals take': () => followSlowRefusals({ store, clock, signal }),
    'the proofs of domains': () => watchDomains({ store, resolveTxt: connections.resolveTxt, logger, clock, signal }),
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
