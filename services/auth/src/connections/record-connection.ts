import type { OutsideEvent } from '@kiban/event-store';
import type { NewRecord } from '../records/record.ts';
import { type Connection, issuerOf } from './connection.ts';

/** Who changes a connection, why, and on which request. */
export interface ConnectionAct {
  readonly actor: OutsideEvent['actor'];
  readonly reason: string | null;
  readonly request_id: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

type ConnectionEvent =
  | 'connection.added'
  | 'connection.changed'
  | 'connection.tested'
  | 'connection.activated'
  | 'connection.suspended'
  | 'connection.removed';

export function connectionRecord(connection: Connection, name: ConnectionEvent, act: ConnectionAct): NewRecord {
  const { tenant_id, connection_id, changes, settings, linking, create_users, status } = connection;
  const activated = name === 'connection.activated' ? { activated_by: act.actor.id } : {};
  return {
    ...act,
    tenant_id,
    aggregate_kind: 'connection',
    aggregate_id: connection_id,
    version: changes,
    name,
    state: {
      ...{ name: connection.name, protocol: settings.protocol, issuer: issuerOf(connection), linking, create_users },
      ...{ status: name === 'connection.removed' ? 'removed' : status, ...activated },
    },
  };
}
