import type { FeedEvent } from '@kiban/event-store';
import { type CrossTenantDatabase, crossTenantRows, type Statement, statement } from '@kiban/postgres';
import type { LakeTable } from '../lake/lake-table.ts';

/**
 * The events without the personal part of users who are known to be erased: a record of a sign-in may come after its user
 * was erased, and a table may be written anew before the database has forgotten.
 */
export async function withoutErased(
  database: CrossTenantDatabase,
  table: LakeTable,
  events: readonly FeedEvent[],
): Promise<readonly FeedEvent[]> {
  if (!table.columns.some(({ personal }) => personal)) return events;
  const users = new Set(events.filter(({ personal }) => personal !== null).map(userOf));
  users.delete(null);
  if (users.size === 0) return events;
  const erased = new Set((await crossTenantRows(database, erasedAmong([...users]))).map(({ user_id }) => user_id));
  if (erased.size === 0) return events;
  return events.map((event) => (erased.has(userOf(event) ?? '') ? { ...event, personal: null } : event));
}

/** Whose personal part an event has. */
function userOf({ aggregate_kind, aggregate_id, state }: FeedEvent): string | null {
  if (aggregate_kind === 'user') return aggregate_id;
  return typeof state.user_id === 'string' ? state.user_id : null;
}

function erasedAmong(users: readonly (string | null)[]): Statement<{ user_id: string }> {
  return statement`select user_id from delivery.erasure where user_id = any (${users}::uuid[])`;
}
