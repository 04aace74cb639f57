import type { YearPlatform } from './year-platform.ts';

/** One event, with what stands apart because it is personal. Times: RFC 3339 in UTC with six digits, so that text order is time order. */
export interface StoredEvent {
  readonly event_id: string;
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly occurred_at: string;
  readonly state: State;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly reason: string | null;
}

export type State = Readonly<Record<string, unknown>>;

/** What one thing was, and the events that made it so. */
export interface Replayed {
  readonly id: string;
  readonly version: number;
  readonly state: State;
  readonly events: readonly StoredEvent[];
}

/** Everything of a tenant at one moment, by kind and id, made of its events alone. */
export interface World {
  readonly at: string;
  of(kind: string): readonly Replayed[];
  one(kind: string, id: unknown): Replayed | undefined;
}

/** Every event of a tenant, in the order of its streams. */
export function eventsOf({ home }: YearPlatform, tenantId: string): Promise<StoredEvent[]> {
  return home.plant<StoredEvent>(
    `select e.id as event_id, e.aggregate_kind as kind, e.aggregate_id as id, e.version, e.name,
       to_char(e.occurred_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as occurred_at,
       e.state || coalesce(p.fields, '{}') as state, e.actor_kind, e.actor_id, e.reason
     from event.domain_event e
       left join event.personal_data p on p.tenant_id = e.tenant_id and p.event_id = e.id
     where e.tenant_id = $1::uuid order by e.aggregate_id, e.version`,
    [tenantId],
  );
}

/** Replays what had happened by a moment. */
export function worldAt(events: readonly StoredEvent[], moment: string): World {
  const at = canonical(moment);
  const streams = Map.groupBy(
    events.filter(({ occurred_at }) => occurred_at <= at),
    ({ id }) => id,
  );
  const kinds = new Map<string, Replayed[]>();
  for (const stream of streams.values()) {
    const last = stream.at(-1);
    if (last === undefined) continue;
    const { kind, id, version, state } = last;
    kinds.set(kind, [...(kinds.get(kind) ?? []), { id, version, state, events: stream }]);
  }
  const of = (kind: string): readonly Replayed[] => kinds.get(kind) ?? [];
  return { at, of, one: (kind, id) => of(kind).find((each) => each.id === id) };
}

/** The event since which a field has had the value that it has. */
export function madeSo({ events }: Replayed, field: string): StoredEvent {
  const made = events.findLast((event, place) => event.state[field] !== events[place - 1]?.state[field]);
  if (made === undefined) throw new Error(`Nothing ever happened to ${field}.`);
  return made;
}

/** Any time in the form of the events. */
export function canonical(time: string): string {
  const [, whole = '', fraction = ''] = /^(.{19})(?:\.(\d{1,6}))?Z$/.exec(time) ?? [];
  if (whole === '') throw new Error(`${time} is no time in UTC.`);
  return `${whole}.${fraction.padEnd(6, '0')}Z`;
}
