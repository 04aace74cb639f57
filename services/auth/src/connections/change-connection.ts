import type { TenantId } from '@kiban/postgres';
import type { Target } from '@kiban/service';
import { requireVersion } from '../api/require-version.ts';
import { changeRecorded } from '../records/recorded-change.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { CONNECTION, type Connection, EVERY_CONNECTION, theConnection } from './connection.ts';
import { type ConnectionAct, connectionRecord } from './record-connection.ts';

type Changed = Omit<Connection, 'tenant_id' | 'connection_id' | 'changes'>;
type EventName = Parameters<typeof connectionRecord>[1];

/**
 * Changes a connection: `decide` says what it is to be, or throws.
 *
 * @throws CommandRefused `not_found`; ChangeRefused `version_conflict`
 */
export async function changeConnection(
  store: AuthStore,
  tenant: TenantId,
  target: Target,
  act: ConnectionAct,
  decide: (current: Connection) => { readonly name: EventName; readonly to: Partial<Changed> },
): Promise<Connection> {
  const written = await changeRecorded(store, tenant, CONNECTION, target.id, (item) => {
    if (item === undefined) return undefined;
    requireVersion(target, item.data.changes);
    const { name, to } = decide(item.data);
    const data: Connection = { ...item.data, ...to, changes: item.data.changes + 1 };
    const references = { alternate: EVERY_CONNECTION };
    return { data, references, expires_at: null, records: [connectionRecord(data, name, act)] };
  });
  return written?.data ?? theConnection(store, tenant, target.id); // which says that there is none
}
