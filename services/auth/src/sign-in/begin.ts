import { findTenantByCode } from '../login-view/login-view.ts';
import type { PendingInteraction } from '../protocol/interaction.ts';
import type { Problem } from './outcome.ts';
import type { Asker, SignInParts } from './parts.ts';
import { resume } from './resume.ts';
import type { SignInState } from './state.ts';

/**
 * The first question: what is missing of somebody who is signed in, else the tenant, unless the request names it or this
 * browser remembers it.
 */
export async function firstQuestion(
  parts: SignInParts,
  asker: Asker,
  interaction: PendingInteraction,
  remembered: string | undefined,
): Promise<{ state: SignInState; problem: Problem | null }> {
  const { store } = parts;
  const { params } = interaction;
  const state = await resume(parts, asker, interaction);
  if (state !== undefined) return { state, problem: null };
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
