import type { NewRecord } from '../records/record.ts';
import type { SupportSession, SupportUse } from './support-session.ts';

/** What happens in a session stands in the customer's books. */
export function supportRecord(
  session: SupportSession,
  name: 'support_session.opened' | 'support_session.used' | 'support_session.closed',
  {
    use = null,
    actor = { kind: 'person', id: session.staff.user_id },
    request_id = null,
    at,
  }: {
    readonly use?: SupportUse | null;
    readonly actor?: NewRecord['actor'];
    readonly request_id?: string | null;
    readonly at: number;
  },
): NewRecord {
  const { id, tenant_id, grant_id, ticket, reason, staff, user_id, scopes, ends_at, end, uses, changes } = session;
  return {
    ...{ tenant_id, aggregate_kind: 'support_session', aggregate_id: id, version: changes, name, actor, at, reason },
    ...{ request_id },
    state: {
      ...{ grant_id, ticket, staff_user_id: staff.user_id, user_id, scopes, ends_at: new Date(ends_at).toISOString() },
      ...{ status: end === null ? 'open' : 'closed', end, use_count: uses.length, last_use: use },
      // the report: all that was done
      uses: end === null ? null : uses,
    },
  };
}
