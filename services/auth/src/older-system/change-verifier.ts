import { randomUUIDv7 } from 'node:crypto';
import type { ChangeContext, Outcome } from '@kiban/event-store';
import type { Envelope } from '@kiban/key-encryption';
import type { TenantId } from '@kiban/postgres';
import { CommandRefused, type Target } from '@kiban/service';
import { changedTo, requireVersion } from '../api/require-version.ts';
import type { NewRecord } from '../records/record.ts';
import { changeRecorded } from '../records/recorded-change.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { forgetOlderSystem, NONE, OLDER_SYSTEM, type OlderSystem, THE_ONE } from './older-system.ts';

const LONGEST_DAYS = 180;

interface NewVerifier {
  readonly address: string | null;
  /** Base64; null: the one it has. */
  readonly secret: string | null;
  /** Milliseconds since 1970. */
  readonly ends_at: number;
}

/** Every verifier has a version: that of one nobody has named yet is 1. */
export function versionOf({ verifier }: OlderSystem): number {
  return (verifier?.changes ?? 0) + 1;
}

/**
 * Names the older system of a tenant, or none. While it is asked, refusals in the tenant take longer, all of them as long: else
 * the time would tell who has come over already.
 *
 * @throws ChangeRefused `version_conflict`; CommandRefused `reference_unknown` without a secret, `too_far_ahead` for a date.
 */
export async function changeVerifier(
  parts: { readonly store: AuthStore; readonly envelope: Envelope; readonly clock: () => number },
  tenant_id: TenantId,
  { actor, reason, request_id }: ChangeContext,
  { address, secret, ends_at, ...target }: Target & NewVerifier,
): Promise<Outcome> {
  const { store, envelope, clock } = parts;
  for (;;) {
    const current = await store.get(tenant_id, OLDER_SYSTEM, THE_ONE);
    const before = current?.data ?? NONE;
    const { verifier } = before;
    requireVersion(target, versionOf(before));
    if (ends_at > clock() + LONGEST_DAYS * 86_400_000)
      throw new CommandRefused('reference_unknown', `It is asked for ${LONGEST_DAYS} days at most.`, {
        field: 'ends_at',
      });
    const { verifier_id = randomUUIDv7(), changes = 0 } = verifier ?? {};
    const sealed_secret = secret === null ? verifier?.sealed_secret : await envelope.seal(secret, verifier_id);
    if (sealed_secret === undefined)
      throw new CommandRefused('reference_unknown', 'Requests are signed with a secret: give one.', {
        field: 'secret',
      });
    const named = { verifier_id, address, sealed_secret, ends_at, changes: changes + 1 };
    const data: OlderSystem = { ...before, verifier: named };
    const status = address === null ? 'removed' : 'active';
    const record: NewRecord = {
      ...{ tenant_id, aggregate_kind: 'password_verifier', aggregate_id: verifier_id, version: named.changes },
      ...{ name: status === 'removed' ? 'password_verifier.removed' : 'password_verifier.changed' },
      state: { address, ends_at: new Date(ends_at).toISOString(), status },
      ...{ actor, reason, request_id, at: clock() },
    };
    const written = await changeRecorded(store, tenant_id, OLDER_SYSTEM, THE_ONE, (now) =>
      now?.version === current?.version ? { data, expires_at: null, records: [record] } : undefined,
    );
    if (written === undefined) continue;
    forgetOlderSystem(store, tenant_id);
    return changedTo(THE_ONE, versionOf(data));
  }
}
