import type { TenantId } from '@kiban/postgres';
import { CommandRefused, type Target } from '@kiban/service';
import { domainsOf } from '../domains/domain.ts';
import { tenantPolicy } from '../policies/effective-policy.ts';
import { takeRecorded } from '../records/recorded-change.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { changeConnection } from './change-connection.ts';
import { CONNECTION, type Connection, theConnection } from './connection.ts';
import { IDENTITY } from './identities/identity.ts';
import { type ConnectionAct, connectionRecord } from './record-connection.ts';
import { endSetUpLinks } from './set-up/set-up-link.ts';
import { TRIAL_RESULT } from './trials/trial.ts';

/** Lets people sign in by it. @throws CommandRefused `connection_untested` unless it was tested as it is now. */
export async function activateConnection(
  store: AuthStore,
  tenant: TenantId,
  target: Target,
  act: ConnectionAct,
): Promise<Connection> {
  const connection = await changeConnection(store, tenant, target, act, ({ status, tested_at }) => {
    if (status === 'active') throw new CommandRefused('still_open', 'The connection is active already.');
    if (tested_at === null) throw new CommandRefused('connection_untested', 'Test the connection as it is now first.');
    return { name: 'connection.activated', to: { status: 'active' } };
  });
  await endSetUpLinks(store, target.id);
  return connection;
}

/** Nobody signs in by it any more; who is signed in stays so until their session ends. */
export async function suspendConnection(
  store: AuthStore,
  tenant: TenantId,
  target: Target,
  act: ConnectionAct,
): Promise<Connection> {
  return changeConnection(store, tenant, target, act, ({ status }) => {
    if (status !== 'active') throw new CommandRefused('already_closed', 'The connection is not active.');
    return { name: 'connection.suspended', to: { status: 'suspended' } };
  });
}

/** Removes it with its links. @throws CommandRefused `connection_in_use` while it is active, demanded, or a domain’s. */
export async function removeConnection(
  store: AuthStore,
  tenant: TenantId,
  id: string,
  act: ConnectionAct,
): Promise<Connection> {
  const { status } = await theConnection(store, tenant, id);
  const [policy, domains] = await Promise.all([tenantPolicy(store, tenant), domainsOf(store, tenant)]);
  const demanded = policy.sign_on.required_connection === id;
  if (status === 'active' || demanded || domains.some(({ connection_id }) => connection_id === id))
    throw new CommandRefused('connection_in_use', 'Suspend it, and take it out of the policy and of domains first.');
  const removed = (connection: Connection): Connection => ({ ...connection, changes: connection.changes + 1 });
  const taken = await takeRecorded(store, tenant, CONNECTION, id, (connection) =>
    connectionRecord(removed(connection), 'connection.removed', act),
  );
  if (taken === undefined) return theConnection(store, tenant, id);
  await endSetUpLinks(store, id);
  await store.removeAll(tenant, [IDENTITY], 'alternate', id);
  await store.remove(tenant, TRIAL_RESULT, id);
  return removed(taken.data);
}
