import { type Database, type Statement, statement, type TenantId, tenantRead } from '@kiban/postgres';
import type { SignInEvent, SignInQuery } from '../../sign-in-history/read-sign-ins.ts';

/** Whose credentials, and in which tenant they are looked at. */
interface Whose {
  readonly tenant_id: TenantId;
  readonly person_id: string;
}

/**
 * What the operator did to a person's credentials, the newest first: it stands in the platform's books, and counts in each tenant.
 * Of what counts in other tenants only nothing is told. One more than the limit where there is more.
 */
export async function readOperated(
  database: Database,
  platform: TenantId,
  whose: Whose,
  query: Omit<SignInQuery, 'people'>,
): Promise<SignInEvent[]> {
  const [events] = await tenantRead(database, platform, [operated(whose, query)]);
  return events;
}

/** Kind and actor stand in the words of the index `domain_event_operated_credentials`. */
function operated(
  { tenant_id, person_id }: Whose,
  { names, from, to, limit, after }: Omit<SignInQuery, 'people'>,
): Statement<SignInEvent> {
  return statement`
    select e.id, e.aggregate_kind, e.aggregate_id, e.name, e.state, p.fields as personal, e.actor_kind, e.actor_id,
      e.reason, e.request_id, e.occurred_at
    from event.domain_event e
    left join event.personal_data p
      on e.personal_digest is not null and p.tenant_id = e.tenant_id and p.event_id = e.id
    where e.aggregate_kind = 'credential' and e.actor_kind = 'operator'
      and e.occurred_at >= ${from}::timestamptz and e.occurred_at < ${to}::timestamptz
      and e.state ->> 'person_id' = ${person_id}
      and e.state -> 'vouched_by' ?| array['operator', ${tenant_id}::text]
      and (${names}::text[] is null or e.name = any (${names}::text[]))
      and (${after?.id ?? null}::uuid is null
        or (e.occurred_at, e.id) < (${after?.occurred_at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by e.occurred_at desc, e.id desc
    limit ${limit + 1}::int`;
}
