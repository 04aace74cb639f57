import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { appendEvents, type OutsideEvent } from '@kiban/event-store';
import { type Database, openDatabase, type TenantId, tenantId, tenantTransaction } from '@kiban/postgres';
import type { TestDatabase } from '@kiban/testing';

/** What happened to something. */
export interface Happening {
  readonly kind: string;
  readonly id: string;
  /** Default 1. */
  readonly version?: number;
  readonly name?: string;
  readonly state: Readonly<Record<string, unknown>>;
  readonly personal?: Readonly<Record<string, unknown>>;
  /** RFC 3339; default: rising from call to call. */
  readonly at?: string;
}

export interface Happenings {
  /** Lets things happen in a tenant, in one transaction. @returns the ids of the events. */
  happen(tenant: TenantId, ...happenings: readonly Happening[]): Promise<string[]>;
  close(): Promise<void>;
}

const SIGN_IN = new Set(['session', 'sign_in_attempt', 'credential', 'operator_act']);

/** Writes events as the services do, by their roles. */
export function happeningsIn(home: TestDatabase): Happenings {
  const open = (role: string): Database => openDatabase({ url: home.urlOf(role), connections: 2, application: 'test' });
  const [directory, recorder] = [open('kiban_directory'), open('kiban_auth_recorder')];
  let clock = Date.UTC(2026, 3, 1);
  const eventOf = (happening: Happening): OutsideEvent => {
    clock += 1000;
    const { kind, id, version = 1, name, state, personal, at } = happening;
    return {
      ...{ id: randomUUIDv7(), aggregate_kind: kind, aggregate_id: id, version, schema_version: 1, payload: {} },
      ...{ name: name ?? `${kind}.changed`, state, personal: personal ?? null },
      ...{ actor: { kind: 'operator', id: 'test' }, on_behalf_of: null, reason: null, request_id: null },
      occurred_at: at ?? new Date(clock).toISOString(),
    };
  };
  return {
    happen: async (tenant, ...happenings) => {
      const bySignIn = Map.groupBy(happenings, ({ kind }) => SIGN_IN.has(kind));
      const ids: string[] = [];
      for (const [signIn, those] of bySignIn) {
        const events = those.map(eventOf);
        ids.push(...events.map(({ id }) => id));
        await tenantTransaction(signIn ? recorder : directory, tenant, (transaction) =>
          transaction.commitWith(appendEvents(transaction, events)),
        );
      }
      await othersEnded(home);
      return ids;
    },
    close: async () => void (await Promise.all([directory.close(), recorder.close()])),
  };
}

/** The feed waits for every older transaction of the server: those of other test files' databases must not hold back this one's. */
async function othersEnded(home: TestDatabase): Promise<void> {
  const [now] = await home.plant<{ next: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as next');
  for (let running = true; running; await sleep(5)) {
    const older = await home.plant(
      `select from pg_stat_activity
       where datname <> current_database() and backend_xid is not null and backend_xid::text::bigint < $1::bigint`,
      [now?.next],
    );
    running = older.length > 0;
  }
}

export const newTenant = (): TenantId => tenantId(randomUUIDv7());

export const newId = (): string => randomUUIDv7();
