import type { TenantId } from '@kiban/postgres';
import type { Target } from '@kiban/service';
import { requireVersion } from '../api/require-version.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { CONNECTION, type Connection, EVERY_CONNECTION, theConnection } from './connection.ts';
import { type ConnectionAct, recordConnection } from './record-connection.ts';

type Changed = Omit<Connection, 'tenant_id' | 'connection_id' | 'changes'>;
type EventName = Parameters<typeof recordConnection>[2];

/**
 * Changes a connection: `decide` says what it is to be, or throws. Recorded before it counts.
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
  for (;;) {
    await theConnection(store, tenant, target.id);
    const item = await store.get(tenant, CONNECTION, target.id);
    if (item === undefined) continue; // removed in between: the next look says so
    requireVersion(target, item.data.changes);
    const { name, to } = decide(item.data);
    const data: Connection = { ...item.data, ...to, changes: item.data.changes + 1 };
    const written = { id: target.id, data, references: { alternate: EVERY_CONNECTION }, expires_at: null };
    if (!(await store.replace(tenant, CONNECTION, written, item.version))) continue;
    await recordConnection(store, data, name, act);
    return data;
  }
}
