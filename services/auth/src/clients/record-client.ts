import type { TenantId } from '@kiban/postgres';
import type { NewRecord } from '../records/record.ts';
import type { Client } from './client.ts';

/** Who registers, changes or removes a client, and why. */
export interface ClientAct extends Pick<NewRecord, 'actor' | 'request_id' | 'at'> {
  readonly platformTenant: TenantId;
  readonly reason: string | null;
}

type ClientEvent = 'client.registered' | 'client.changed' | 'client.secret_changed' | 'client.removed';

/** What is told of a client as it is then. */
export type RecordOf = (client: Client) => NewRecord;

/** What happened to a client: a program's stands in its tenant's books, a product's in the operator's. No secret, not even its hash. */
export function clientRecord(name: ClientEvent, { platformTenant, ...act }: ClientAct): RecordOf {
  return (client) => {
    const { registration_id, changes, secrets, keys, registered_at: _, ...state } = client;
    return {
      ...{ ...act, tenant_id: client.type === 'machine' ? client.tenant_id : platformTenant },
      ...{ aggregate_kind: 'client', aggregate_id: registration_id, version: changes, name },
      state: {
        ...{ ...state, secrets: secrets.length, key_ids: keyIds(keys) },
        status: name === 'client.removed' ? 'removed' : 'active',
      },
    };
  };
}

function keyIds(keys: Client['keys']): unknown {
  if (keys === null) return null;
  return 'jwks_uri' in keys ? [keys.jwks_uri] : keys.jwks.keys.map(({ kid }) => kid ?? null);
}
