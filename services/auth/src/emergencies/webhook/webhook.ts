import { randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import { CommandRefused, type Target } from '@kiban/service';
import { requireVersion } from '../../api/require-version.ts';
import type { NewRecord } from '../../records/record.ts';
import { changeRecorded } from '../../records/recorded-change.ts';
import { type AuthStore, kindOf } from '../../store/auth-store.ts';
import type { TerminalAct } from '../../terminals/record-terminal.ts';

/** A secret that alerts are signed with. */
export interface WebhookSecret {
  /** `whsec_…`, sealed with the tenant's id as associated data. */
  readonly sealed: string;
  /** Milliseconds since 1970, as everywhere here. */
  readonly made_at: number;
  /** From then on nothing is signed with it; null: the current one. */
  readonly ends_at: number | null;
}

/** Where a tenant's alerts are POSTed to, beside the mails to its contacts. */
export interface NamedWebhook {
  readonly address: string;
  /** The current one, and the one before as long as the receiver may know only that one. */
  readonly secrets: readonly [WebhookSecret, ...WebhookSecret[]];
}

export interface EmergencyWebhook {
  /** UUIDv7: the aggregate of its events; null before the first. */
  readonly webhook_id: string | null;
  /** Null: alerts go by mail only. */
  readonly named: NamedWebhook | null;
  /** Of its events; 0: nobody has said anything yet. */
  readonly changes: number;
}

const WEBHOOK = kindOf<EmergencyWebhook>('emergency_webhook');
const ID = 'webhook';
const NONE: EmergencyWebhook = { webhook_id: null, named: null, changes: 0 };

export async function readWebhook(store: AuthStore, tenant: TenantId): Promise<EmergencyWebhook> {
  return (await store.get(tenant, WEBHOOK, ID))?.data ?? NONE;
}

/** @throws CommandRefused `not_found` where none is named. */
export function theNamed({ named }: EmergencyWebhook): NamedWebhook {
  if (named === null) throw new CommandRefused('not_found', 'No webhook is named for alerts.');
  return named;
}

/** What was done: the names of its events. */
type WebhookChange = 'changed' | 'secret_made' | 'removed' | 'tested';

/**
 * @param decide called with what is there; it throws to refuse.
 * @throws ChangeRefused `version_conflict`
 */
export async function changeWebhook(
  store: AuthStore,
  tenant: TenantId,
  change: WebhookChange,
  decide: (current: EmergencyWebhook) => NamedWebhook | null,
  { expected_version, ...act }: Pick<Target, 'expected_version'> & TerminalAct,
): Promise<EmergencyWebhook> {
  const fresh = randomUUIDv7();
  const written = await changeRecorded(store, tenant, WEBHOOK, ID, (current) => {
    const before = current?.data ?? NONE;
    requireVersion({ id: ID, expected_version }, before.changes + 1);
    const webhook_id = before.webhook_id ?? fresh;
    const [named, changes] = [decide(before), before.changes + 1];
    const record: NewRecord = {
      ...{ tenant_id: tenant, aggregate_kind: 'emergency_webhook', aggregate_id: webhook_id, version: changes },
      ...{ name: `emergency_webhook.${change}`, state: recordedState(named), ...act },
    };
    return { data: { webhook_id, named, changes }, expires_at: null, records: [record] };
  });
  if (written === undefined) throw new Error('A webhook is always written.');
  return written.data;
}

/** Of the address no more than its origin: in many chat tools the path is a secret, and whoever knows it can write there. */
function recordedState(named: NamedWebhook | null) {
  if (named === null) return { origin: null, secret_made_at: null, status: 'removed' };
  const secret_made_at = new Date(named.secrets[0].made_at).toISOString();
  return { origin: new URL(named.address).origin, secret_made_at, status: 'active' };
}
