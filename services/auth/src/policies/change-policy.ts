import { randomUUIDv7 } from 'node:crypto';
import type { ChangeContext, Outcome } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import { CommandRefused, type Target } from '@kiban/service';
import { changedTo, requireVersion } from '../api/require-version.ts';
import { activeConnection } from '../connections/connection.ts';
import type { NewRecord } from '../records/record.ts';
import { changeRecorded } from '../records/recorded-change.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { combined } from './combined.ts';
import { looserPart } from './looser.ts';
import { PLATFORM_POLICY } from './platform-policy.ts';
import { EVERY_POLICY, type KeptPolicy, type PartialPolicy, SIGN_IN_POLICY } from './policy.ts';
import { requirePlace } from './policy-place.ts';
import { forgetPolicies, readPolicies } from './tenant-policies.ts';

export interface NewPolicy {
  readonly policy: PartialPolicy;
  readonly status: KeptPolicy['status'];
}

/** Every place has a version: that of one for which nobody has said anything yet is 1. */
export function versionOf(kept: KeptPolicy | undefined): number {
  return (kept?.changes ?? 0) + 1;
}

/**
 * Says how people sign in: in a whole tenant, or more strictly in a unit or at a client.
 *
 * @throws CommandRefused `not_found` for a place the tenant does not have, `policy_looser`, `policy_shuts_out`,
 * `reference_unknown` for a connection that is not active; ChangeRefused `version_conflict`.
 */
export async function changePolicy(
  { store, clock }: { readonly store: AuthStore; readonly clock: () => number },
  tenant_id: TenantId,
  { actor, reason, request_id }: ChangeContext,
  { id, expected_version, policy, status }: Target & NewPolicy,
): Promise<Outcome> {
  await requirePlace(store, tenant_id, id);
  await requireReachable(store, tenant_id, id, policy);
  const fresh = randomUUIDv7();
  const written = await changeRecorded(store, tenant_id, SIGN_IN_POLICY, id, (current) => {
    requireVersion({ id, expected_version }, versionOf(current?.data));
    const { policy_id = fresh, changes = 0 } = current?.data ?? {};
    const data: KeptPolicy = { policy_id, tenant_id, policy, status, changes: changes + 1 };
    const record: NewRecord = {
      ...{ tenant_id, aggregate_kind: 'sign_in_policy', aggregate_id: policy_id, version: data.changes },
      ...{ name: status === 'active' ? 'sign_in_policy.changed' : 'sign_in_policy.withdrawn' },
      ...{ state: { place: id, policy, status }, actor, reason, request_id, at: clock() },
    };
    return { data, references: { alternate: EVERY_POLICY }, expires_at: null, records: [record] };
  });
  if (written === undefined) throw new Error('A policy is always written.');
  forgetPolicies(store, tenant_id);
  return changedTo(id, versionOf(written.data));
}

/** A policy that lets nobody in, or that is looser than the tenant's, is a mistake. */
async function requireReachable(store: AuthStore, tenant: TenantId, id: string, policy: PartialPolicy): Promise<void> {
  const kept = await readPolicies(store, tenant);
  const base = combined(PLATFORM_POLICY, id === 'tenant' ? policy : (kept.get('tenant')?.policy ?? {}), []);
  const narrower = id === 'tenant' ? [...kept].filter(([place]) => place !== 'tenant') : [[id, { policy }] as const];
  for (const [place, said] of narrower) {
    const { second_factors } = said.policy;
    const left = base.second_factors.filter((method) => second_factors?.includes(method) ?? true);
    if (left.length === 0)
      throw new CommandRefused('policy_shuts_out', `With ${place} together no second factor would be left.`, {
        field: 'second_factors',
      });
  }
  const looser = id === 'tenant' ? undefined : looserPart(base, policy);
  if (looser !== undefined)
    throw new CommandRefused('policy_looser', `The tenant’s policy is stricter there: ${looser}.`, { field: looser });
  const connection = policy.sign_on?.required_connection ?? null;
  if (connection !== null && (await activeConnection(store, tenant, connection)) === undefined)
    throw new CommandRefused('reference_unknown', 'There is no such active connection.', { field: 'sign_on' });
}
