import { findTenantByCode } from '../login-view/login-view.ts';
import type { PendingInteraction } from '../protocol/interaction.ts';
import type { AuthStore } from '../store/auth-store.ts';
import type { Problem } from './outcome.ts';
import type { SignInState } from './state.ts';

/** The first question: the tenant, unless the request names it or this terminal remembers it. */
export async function firstQuestion(
  store: AuthStore,
  { params }: PendingInteraction,
  remembered: string | undefined,
): Promise<{ state: SignInState; problem: Problem | null }> {
  const login_id = params.login_hint?.slice(0, 254) ?? '';
  for (const code of [params.tenant, remembered]) {
    const tenant = code === undefined ? undefined : await findTenantByCode(store, code);
    if (tenant?.status === 'active') {
      const { tenant_id, name } = tenant;
      return { state: { step: 'login_id', tenant: { tenant_id, code: tenant.code, name }, login_id }, problem: null };
    }
    if (code !== undefined && code === params.tenant)
      return { state: { step: 'tenant' }, problem: { code: 'tenant_unknown' } };
  }
  return { state: { step: 'tenant' }, problem: null };
}
