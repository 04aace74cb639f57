import { type Database, type Statement, statement, type TenantId, tenantRead } from '@kiban/postgres';

/** What is asked of the history of sign-ins. */
export interface SignInQuery {
  /** Null: of everybody. */
  readonly people: readonly AskedPerson[] | null;
  /** Names of events; null: all of them. */
  readonly names: readonly string[] | null;
  /** RFC 3339: from, and up to. */
  readonly from: string;
  readonly to: string;
  readonly limit: number;
  /** Where the page before ended. */
  readonly after: { readonly occurred_at: string; readonly id: string } | null;
}

/** What happened to a credential names its person only, who is a user of this tenant. */
export interface AskedPerson {
  readonly user_id: string;
  readonly person_id: string;
}

export interface SignInEvent {
  readonly id: string;
  readonly aggregate_kind: string;
  readonly aggregate_id: string;
  readonly name: string;
  readonly state: Readonly<Record<string, unknown>>;
  /** Null when it was erased. */
  readonly personal: Readonly<Record<string, unknown>> | null;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly reason: string | null;
  readonly request_id: string | null;
  readonly occurred_at: string;
}

/** What happened at sign-in in a tenant, the newest first: one more than the limit where there is more. */
export async function readSignIns(database: Database, tenant: TenantId, query: SignInQuery): Promise<SignInEvent[]> {
  const [events] = await tenantRead(database, tenant, [signIns(query)]);
  return events;
}

/** The kinds stand in the words of the index `domain_event_sign_ins`. */
function signIns({ people, names, from, to, limit, after }: SignInQuery): Statement<SignInEvent> {
  const users = people?.map(({ user_id }) => user_id) ?? null;
  const persons = people?.map(({ person_id }) => person_id) ?? null;
  return statement`
    select e.id, e.aggregate_kind, e.aggregate_id, e.name, e.state, p.fields as personal, e.actor_kind, e.actor_id,
      e.reason, e.request_id, e.occurred_at
    from event.domain_event e
    left join event.personal_data p
      on e.personal_digest is not null and p.tenant_id = e.tenant_id and p.event_id = e.id
    where e.aggregate_kind in ('session', 'sign_in_attempt', 'credential', 'temporary_code', 'credential_reset',
        'federated_identity')
      and e.occurred_at >= ${from}::timestamptz and e.occurred_at < ${to}::timestamptz
      and (${users}::text[] is null or e.state ->> 'user_id' = any (${users}::text[])
        or e.aggregate_kind = 'credential' and e.state ->> 'person_id' = any (${persons}::text[]))
      and (${names}::text[] is null or e.name = any (${names}::text[]))
      and (${after?.id ?? null}::uuid is null
        or (e.occurred_at, e.id) < (${after?.occurred_at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by e.occurred_at desc, e.id desc
    limit ${limit + 1}::int`;
}
