import { countsIn } from '../../credentials/voucher.ts';
import { findTenant, usersOfPerson } from '../../login-view/login-view.ts';
import type { ChosenTenant } from '../../sign-in/state.ts';
import type { AuthStore } from '../../store/auth-store.ts';
import type { Visitor } from '../visit/visitor.ts';

/**
 * The companies that a person belongs to, as far as what they signed in with counts there, and those that were entered in this
 * browser. Somebody in whom one company alone believes learns from nothing here that there is another.
 */
export async function ownCompanies(
  store: AuthStore,
  { session, entered, user }: Pick<Visitor, 'session' | 'entered' | 'user'>,
): Promise<readonly ChosenTenant[]> {
  const users = (await usersOfPerson(store, user.person_id)).filter(({ status }) => status === 'active');
  const seen = users.filter(
    ({ tenant_id }) => countsIn(session.vouched_by, tenant_id) || entered.some((each) => each.tenant_id === tenant_id),
  );
  const tenants = await Promise.all(seen.map(({ tenant_id }) => findTenant(store, tenant_id)));
  return tenants
    .flatMap((tenant) => (tenant?.status === 'active' ? [tenant] : []))
    .map(({ tenant_id, code, name }) => ({ tenant_id, code, name }))
    .sort((one, other) => one.name.localeCompare(other.name, 'ja'));
}
