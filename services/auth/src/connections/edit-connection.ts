import type { Envelope } from '@kiban/key-encryption';
import type { TenantId } from '@kiban/postgres';
import type { Target } from '@kiban/service';
import { keepRecord } from '../records/record.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { changeConnection } from './change-connection.ts';
import { CONNECTION, type Connection, EVERY_CONNECTION } from './connection.ts';
import { type ConnectionAct, connectionRecord } from './record-connection.ts';
import { type ConnectionFields, settingsOf } from './settings.ts';

/** Makes a draft. Nobody signs in by it before it was tested and activated. */
export async function addConnection(
  { store, envelope }: { readonly store: AuthStore; readonly envelope: Envelope },
  tenant_id: TenantId,
  connection_id: string,
  fields: ConnectionFields,
  act: ConnectionAct,
): Promise<void> {
  const { name, mapping, trusted_mfa, linking, create_users } = fields;
  const settings = await settingsOf(envelope, connection_id, fields, { before: undefined, at: act.at });
  const data: Connection = {
    ...{ tenant_id, connection_id, name, status: 'draft', settings, mapping, trusted_mfa, linking, create_users },
    ...{ tested_at: null, changes: 1 },
  };
  const item = { id: connection_id, data, references: { alternate: EVERY_CONNECTION }, expires_at: null };
  await keepRecord(store, connectionRecord(data, 'connection.added', act));
  await store.create(tenant_id, CONNECTION, item);
}

/**
 * Replaces what is said of a connection. What was tested is tested no more when where it leads, or what is taken from its
 * answers, changes; an active one then signs nobody in until it was tested and activated again.
 */
export async function editConnection(
  { store, envelope }: { readonly store: AuthStore; readonly envelope: Envelope },
  tenant: TenantId,
  target: Target,
  fields: ConnectionFields,
  act: ConnectionAct,
): Promise<Connection> {
  const current = await store.get(tenant, CONNECTION, target.id);
  const settings = await settingsOf(envelope, target.id, fields, { before: current?.data.settings, at: act.at });
  const { name, mapping, trusted_mfa, linking, create_users } = fields;
  const to = { name, settings, mapping, trusted_mfa, linking, create_users };
  return changeConnection(store, tenant, target, act, (before) => ({
    name: 'connection.changed',
    to: isOnlyRenamed(before, to) ? { name } : { ...to, status: 'draft', tested_at: null },
  }));
}

function isOnlyRenamed(
  before: Connection,
  to: Omit<ConnectionFields, 'settings'> & Pick<Connection, 'settings'>,
): boolean {
  const said = ({ settings, mapping, trusted_mfa, linking, create_users }: typeof to): string =>
    JSON.stringify([settings, mapping, trusted_mfa, linking, create_users]);
  return said(before) === said(to);
}
