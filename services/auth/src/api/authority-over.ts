import type { TenantId } from '@kiban/postgres';
import { builtInRoleOf, CommandRefused, type HeldRole, roleKey } from '@kiban/service';
import { placesAbove } from '../login-view/places.ts';
import { rolesOf } from '../login-view/roles.ts';
import type { AuthStore } from '../store/auth-store.ts';
import type { AuthEntry, HeldPlaces } from './entry.ts';
import { isAt } from './user-within.ts';

const ADMINISTRATORS = [roleKey('administrator'), roleKey('platform_operator')];

/**
 * Whoever looks after the people of a place opens no way in for those who may do more than they: somebody whose roles of Kiban
 * they do not hold themselves, there or above it, or who has a product's role outside the places that they look after.
 * Administrators may do everything.
 *
 * @param now milliseconds since 1970
 * @throws CommandRefused `role_beyond_own`
 */
export async function requireAuthorityOver(
  store: AuthStore,
  { tenantId, held, reach }: Pick<AuthEntry, 'tenantId' | 'held' | 'reach'>,
  userId: string,
  now: number,
): Promise<void> {
  if (held.some(({ role, ...place }) => ADMINISTRATORS.includes(role) && isWide(place))) return;
  for (const { role, ...place } of await rolesOf(store, tenantId, userId, now)) {
    const own = builtInRoleOf(role) === undefined ? reach : placesOfRole(held, role);
    if (!(await reaches(store, tenantId, own, place))) throw beyondOwn();
  }
}

type Place = Pick<HeldRole, 'unit_id' | 'store_id'>;

function placesOfRole(held: readonly HeldRole[], role: string): 'tenant' | HeldPlaces {
  const own = held.filter((each) => each.role === role);
  if (own.some(isWide)) return 'tenant';
  return {
    unit_ids: own.flatMap(({ unit_id }) => unit_id ?? []),
    store_ids: own.flatMap(({ store_id }) => store_id ?? []),
  };
}

async function reaches(store: AuthStore, tenant: TenantId, own: 'tenant' | HeldPlaces, place: Place): Promise<boolean> {
  if (own === 'tenant') return true;
  return !isWide(place) && isAt(own, await placesAbove(store, tenant, place));
}

function isWide({ unit_id, store_id }: Place): boolean {
  return unit_id === null && store_id === null;
}

function beyondOwn(): CommandRefused {
  return new CommandRefused('role_beyond_own', 'This user holds a role that you do not.', {
    words: {
      en: 'This user holds a role that you do not hold there. Ask an administrator.',
      ja: 'ご自身がその範囲で持っていない役割を持つ利用者です。管理者に依頼してください。',
    },
  });
}
