import { randomUUIDv7 } from 'node:crypto';
import type { ChangeContext, Outcome } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import type { Target } from '@kiban/service';
import { changedTo, requireVersion } from '../api/require-version.ts';
import { brandingRecord } from '../records/branding.ts';
import { changeRecorded } from '../records/recorded-change.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { BRANDING, type Branding, brandingIdOf, keepBrandFiles } from './branding.ts';

/** What a look is to be. All null: nothing is said any more. */
export type NewLook = Pick<Branding, 'name' | 'colour' | 'mark'>;

/** Every look has a version: that of one nobody has changed yet is 1. */
export function versionOf(branding: Branding | undefined): number {
  return (branding?.changes ?? 0) + 1;
}

/**
 * Gives the pages of a tenant, or of one product in it, another look.
 *
 * @throws ChangeRefused `version_conflict`
 */
export async function changeBranding(
  { store, clock }: { readonly store: AuthStore; readonly clock: () => number },
  tenant: TenantId,
  context: ChangeContext,
  { client_id, look, ...target }: Target & { readonly client_id: string | null; readonly look: NewLook },
): Promise<Outcome> {
  const id = brandingIdOf(client_id);
  requireVersion(target, versionOf((await store.get(tenant, BRANDING, id))?.data)); // or nothing is kept
  await keepBrandFiles(store, look);
  const fresh = randomUUIDv7();
  const written = await changeRecorded(store, tenant, BRANDING, id, (current) => {
    requireVersion(target, versionOf(current?.data));
    const changes = (current?.data.changes ?? 0) + 1;
    const branding_id = current?.data.branding_id ?? fresh;
    const status = Object.values(look).every((part) => part === null) ? 'removed' : 'active';
    const data: Branding = { branding_id, client_id, ...look, status, changes };
    return { data, expires_at: null, records: [brandingRecord(tenant, data, { ...context, at: clock() })] };
  });
  if (written === undefined) throw new Error('A look is always written.');
  return changedTo(id, versionOf(written.data));
}
