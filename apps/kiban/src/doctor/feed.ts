import {
  crossTenantRows,
  type DatabaseServer,
  openCrossTenantDatabase,
  type Statement,
  statement,
} from '@kiban/postgres';
import type { Finding } from '@kiban/postgres/guard';
import type { Examined } from './check.ts';

interface FeedState {
  readonly events: number;
  readonly epoch: number;
  readonly held_back: number;
  readonly oldest_seconds: number;
}

interface SubscriptionLag {
  readonly name: string;
  readonly behind: number;
}

/** Longer than any transaction of ours may take. */
const HELD_BACK_SECONDS = 120;
const FAR_BEHIND = 100_000;
/** Counting them all would take as long as there are events. */
const COUNTED_AT_MOST = 1_000_000;

/** What a running transaction holds back, and how far each consumer is behind. */
export async function examineFeed(server: DatabaseServer): Promise<Examined> {
  const relay = openCrossTenantDatabase({
    url: server.urlOf('kiban_feed_relay'),
    connections: 1,
    application: 'kiban doctor',
  });
  try {
    const [state] = await crossTenantRows(relay, feedState());
    const lags = await crossTenantRows(relay, lagOfSubscriptions());
    const findings: Finding[] = [];
    if (state !== undefined && state.held_back > 0 && state.oldest_seconds > HELD_BACK_SECONDS)
      findings.push({
        rule: 'feed_held_back',
        object: 'event.domain_event',
        message: `A transaction that has been running for ${state.oldest_seconds} s holds ${state.held_back} events back.`,
        mend: 'Find it in pg_stat_activity (oldest xact_start with a backend_xid) and end it: select pg_terminate_backend(pid)',
      });
    for (const { name, behind } of lags)
      if (behind > FAR_BEHIND)
        findings.push({
          rule: 'subscription_behind',
          object: name,
          message: `The subscription ${name} is more than ${FAR_BEHIND} events behind.`,
          mend: `See whether its consumer runs; when there is none any more: delete from event.subscription where name = '${name}'`,
        });
    const events = state?.events ?? 0;
    const looked = `${events}${events === COUNTED_AT_MOST ? ' or more' : ''} events, epoch ${state?.epoch ?? 0}, ${lags.length} subscriptions`;
    return { looked, findings };
  } finally {
    await relay.close();
  }
}

function feedState(): Statement<FeedState> {
  return statement`
    select (select count(*) from (select from event.domain_event limit ${COUNTED_AT_MOST}) e) as events,
      (select max(epoch) from event.epoch) as epoch,
      (select count(*) from event.domain_event
        where epoch = (select max(epoch) from event.epoch)
          and transaction_id >= pg_snapshot_xmin(pg_current_snapshot())) as held_back,
      coalesce((select extract(epoch from clock_timestamp() - min(recorded_at))::int from event.domain_event
        where epoch = (select max(epoch) from event.epoch)
          and transaction_id >= pg_snapshot_xmin(pg_current_snapshot())), 0) as oldest_seconds`;
}

function lagOfSubscriptions(): Statement<SubscriptionLag> {
  return statement`
    select s.name, (
      select count(*) from (
        select from event.domain_event e
        where (e.epoch, e.transaction_id, e.position) > (s.epoch, s.transaction_id, s.position)
        limit ${FAR_BEHIND + 1}) e) as behind
    from event.subscription s order by s.name`;
}
