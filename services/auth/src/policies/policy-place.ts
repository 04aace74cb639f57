import type { TenantId } from '@kiban/postgres';
import { CommandRefused } from '@kiban/service';
import { findClient } from '../clients/client.ts';
import { findUnit } from '../login-view/places.ts';
import type { AuthStore } from '../store/auth-store.ts';

/** What a policy may be said for: `tenant`, `unit:ID`, `client:ID`. */
export const POLICY_PLACE =
  /^(?:tenant|unit:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|client:[a-z0-9][a-z0-9-]{0,62})$/;

/** Refuses a place that the tenant does not have. @throws CommandRefused `not_found` */
export async function requirePlace(store: AuthStore, tenant: TenantId, place: string): Promise<void> {
  const [kind, id = ''] = place.split(/:(.*)/s);
  if (kind === 'tenant') return;
  const there =
    kind === 'unit' ? (await findUnit(store, tenant, id))?.status === 'active' : isUsable(await findClient(store, id));
  if (!there) throw new CommandRefused('not_found', 'There is no such unit or client here.');
}

/** Products are everybody’s; to a program no person signs in. */
function isUsable(client: Awaited<ReturnType<typeof findClient>>): boolean {
  return client !== undefined && client.type !== 'machine';
}
